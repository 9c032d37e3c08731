/// The names that `types` gives to built-in types; its functions are written in Python.
extension World {
  mutating func fillTypes(_ dict: Ref) {
    let types: [(String, BuiltinType)] = [
      ("FunctionType", .function), ("LambdaType", .function), ("CodeType", .code),
      ("MappingProxyType", .mappingProxy), ("CellType", .cell), ("GeneratorType", .generator),
      ("MethodType", .method), ("BuiltinFunctionType", .builtin),
      ("BuiltinMethodType", .builtin), ("WrapperDescriptorType", .wrapper),
      ("MethodWrapperType", .methodWrapper), ("MethodDescriptorType", .methodDescriptor),
      ("ClassMethodDescriptorType", .classMethodDescriptor), ("ModuleType", .module),
      ("TracebackType", .traceback), ("FrameType", .frame), ("GetSetDescriptorType", .getset),
      ("MemberDescriptorType", .member),
    ]
    for (name, type) in types { setStartup(dict, name, .type(type)) }
    guard level >= .python310 else { return }
    for (name, type) in [
      ("NoneType", BuiltinType.none), ("EllipsisType", .ellipsis),
      ("NotImplementedType", .notImplemented),
    ] { setStartup(dict, name, .type(type)) }
  }
}
