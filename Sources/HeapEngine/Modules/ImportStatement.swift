/// The `import` statement.
///
/// Authority: CPython, Python/import.c: `PyImport_ImportModuleLevelObject`, Python/ceval.c:
/// `import_from`, `import_all_from`; Lib/importlib/_bootstrap.py.
extension World {
  /// The statement: `level` is how many packages up a relative name begins.
  mutating func importModule(
    _ name: Ref, fromList: Ref, level: Ref, from frame: UnsafeMutablePointer<Frame>
  ) -> Ref {
    let up = intValue(level) ?? 0
    if up == 0 { return importModule(name, fromList: fromList) }
    guard let package = packageName(of: frame.pointee.globals) else { return .null }
    var parts = package.split(separator: ".")
    if up > parts.count {
      return raise(.importError, "attempted relative import beyond top-level package")
    }
    parts.removeLast(up - 1)
    let rest = text(name)
    let full = internedStr(parts.joined(separator: ".") + (rest.isEmpty ? "" : "." + rest))
    defer { disown(full) }
    return importModule(full, fromList: fromList)
  }

  /// The package that relative names in a module start from; nil with an exception pending.
  ///
  /// Authority: Python/import.c: `resolve_name`.
  private mutating func packageName(of globals: Ref) -> String? {
    let key = internedStr("__package__")
    let package = dictGet(globals, name: key)
    disown(key)
    if !package.isNull, package != .none {
      guard layout(package) == .str else {
        raise(.typeError, "package must be a string")
        return nil
      }
      if strCount(package) > 0 { return text(package) }
    } else {
      let name = dictGet(globals, name: .name(.name))
      guard !name.isNull else {
        raise(.keyError, "'__name__' not in globals")
        return nil
      }
      guard layout(name) == .str else {
        raise(.typeError, "__name__ must be a string")
        return nil
      }
      let full = text(name)
      if !dictGet(globals, name: .name(.path)).isNull { return full }
      if let dot = full.lastIndex(of: ".") { return String(full[..<dot]) }
    }
    raise(.importError, "attempted relative import with no known parent package")
    return nil
  }

  /// Imports a module by its dotted name: the module itself when names are taken from it, else the
  /// first package of the name. Owned; null with an exception pending.
  mutating func importModule(_ name: Ref, fromList: Ref) -> Ref {
    let full = text(name)
    if full.isEmpty { return raise(.valueError, "Empty module name") }
    var top = Ref.null
    var parent = Ref.null
    var prefix = ""
    for part in full.split(separator: ".", omittingEmptySubsequences: false) {
      prefix += prefix.isEmpty ? String(part) : "." + part
      let module = findModule(prefix, parent: parent)
      if module.isNull { return .null }
      if !parent.isNull {
        let attribute = internedStr(String(part))
        if dictGet(rows[parent].field0, name: attribute).isNull {
          dictSet(rows[parent].field0, attribute, module)
        }
        disown(attribute)
      }
      if top.isNull { top = module }
      parent = module
    }
    let takesNames = fromList != .none && truth(fromList) == 1
    return pending.isNull ? owned(takesNames ? parent : top) : .null
  }

  /// A module that was imported before, or is imported now; borrowed. Null with an exception.
  private mutating func findModule(_ name: String, parent: Ref) -> Ref {
    let key = internedStr(name)
    defer { disown(key) }
    let known = dictGet(modules, name: key)
    if known == .none {
      return raiseNoModule("import of \(name) halted; None in sys.modules", key)
    }
    if !known.isNull { return known }
    if !parent.isNull, !isPackage(parent) {
      let package = name.split(separator: ".").dropLast().joined(separator: ".")
      return raiseNoModule(
        "No module named \(quoted(name)); '\(package)' is not a package", key)
    }
    let made = makeLibraryModule(name)
    if !made.isNull || !pending.isNull { return made }
    if parent.isNull, LibraryNames.standard.contains(name) {
      return unsupported("module \(name)")
    }
    return raiseNoModule("No module named \(quoted(name))", key)
  }

  private func isPackage(_ module: Ref) -> Bool {
    rows[module].layout == .module && !dictGet(rows[module].field0, name: .name(.path)).isNull
  }

  private func quoted(_ name: String) -> String { "'\(name)'" }

  private mutating func raiseNoModule(_ message: String, _ name: Ref) -> Ref {
    raise(.moduleNotFoundError, message)
    if !pending.isNull { exceptionBody(pending).pointee.extra0 = owned(name) }
    return .null
  }

  // MARK: Names of a module

  /// `from module import name`: owned; null with ImportError pending.
  mutating func importFrom(_ module: Ref, _ name: Ref) -> Ref {
    let found = getAttributeIfAny(module, name)
    if !found.isNull || !pending.isNull { return found }
    let package = getAttributeIfAny(module, .name(.name))
    if package.isNull, !pending.isNull { return .null }
    var shown = "<unknown module name>"
    if !package.isNull, rows[package].layout == .str { shown = text(package) }
    disownIfAny(package)
    if rows[module].layout == .module, isPackage(module) {
      let full = internedStr(shown + "." + text(name))
      defer { disown(full) }
      // Lib/importlib/_bootstrap.py: `_handle_fromlist` imports a submodule of that name.
      let inner = findModule(text(full), parent: module)
      if !inner.isNull {
        dictSet(rows[module].field0, name, inner)
        return owned(inner)
      }
      guard matchesPending(.moduleNotFoundError) else { return .null }
      clearPending()
    }
    raise(.importError, "cannot import name '\(text(name))' from '\(shown)' (unknown location)")
    if !pending.isNull {
      let key = internedStr(shown)
      exceptionBody(pending).pointee.extra0 = key
    }
    return .null
  }

  /// `from module import *`. False: an exception is pending.
  mutating func importStar(_ module: Ref, into namespace: Ref) -> Bool {
    let all = getAttributeIfAny(module, .name(.all))
    if all.isNull, !pending.isNull { return false }
    let names: [Ref]
    if all.isNull {
      names = publicNames(module)
    } else {
      let items = collectItems(all)
      disown(all)
      guard let items else { return false }
      names = items
    }
    defer { for name in names { disown(name) } }
    for name in names {
      guard rows[name].layout == .str else {
        raise(
          .typeError,
          "Item in \(moduleName(module)).__all__ must be str, not \(typeName(name))")
        return false
      }
      let value = getAttribute(module, name)
      if value.isNull { return false }
      let done =
        rows[namespace].type == .type(.dict)
        ? dictSet(namespace, name, value) : setItem(namespace, name, value)
      disown(value)
      if !done { return false }
    }
    return true
  }

  private func moduleName(_ module: Ref) -> String {
    rows[module].layout == .module ? text(rows[module].field1) : typeName(module)
  }

  /// The names without a leading underscore, owned.
  private func publicNames(_ module: Ref) -> [Ref] {
    guard rows[module].layout == .module else { return [] }
    var names: [Ref] = []
    var position = 0
    while let entry = dictNext(rows[module].field0, &position) {
      guard rows[entry.key].layout == .str, !text(entry.key).hasPrefix("_") else { continue }
      names.append(owned(entry.key))
    }
    return names
  }

  /// `SETUP_ANNOTATIONS`: makes `__annotations__` in a namespace that has none.
  mutating func setUpAnnotations(_ frame: UnsafeMutablePointer<Frame>) -> Bool {
    let namespace = frame.pointee.locals
    if namespace.isNull {
      raise(.systemError, "no locals found when setting up annotations")
      return false
    }
    if rows[namespace].type == .type(.dict) {
      if !dictGet(namespace, name: .name(.annotations)).isNull { return true }
    } else {
      let found = getItem(namespace, .name(.annotations))
      if !found.isNull {
        disown(found)
        return true
      }
      guard matchesPending(.keyError) else { return false }
      clearPending()
    }
    let dict = makeDict()
    defer { disown(dict) }
    return rows[namespace].type == .type(.dict)
      ? dictSet(namespace, .name(.annotations), dict)
      : setItem(namespace, .name(.annotations), dict)
  }
}
