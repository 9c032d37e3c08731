/// Running class bodies.
extension World {
  /// Runs the body of a class: a function whose locals are the namespace; what it returns.
  mutating func runClassBody(_ function: Ref, namespace: Ref) -> Ref {
    let body = rows[function].body(FunctionBody.self)
    let top = stackTop
    if recursionDepth >= recursionLimit {
      return raiseTooDeep()
    }
    pushNamespaceFrame(
      body.pointee.code, globals: body.pointee.globals, locals: namespace,
      builtins: body.pointee.builtins)
    frames[frameCount - 1].function = movesArguments ? owned(function) : function
    nativeDepth += 1
    let result = execute(downTo: frameCount - 1)
    nativeDepth -= 1
    stackTop = top
    return result
  }
}
