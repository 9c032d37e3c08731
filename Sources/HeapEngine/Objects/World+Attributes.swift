/// Attribute access: descriptors, instance values, the hooks of classes.
///
/// Authority: CPython, Objects/object.c: `_PyObject_GenericGetAttrWithDict`,
/// `_PyObject_GenericSetAttrWithDict`; Objects/typeobject.c: `type_getattro`.
extension World {
  /// An attribute, owned; null with an exception pending.
  mutating func getAttribute(_ object: Ref, _ name: Ref) -> Ref {
    let type = rows[object].type
    let record = record(type)
    let found =
      record.pointee.customGetAttribute || record.pointee.customGetAttr
      ? getCustomAttribute(object, name, type) : getGenericAttribute(object, name)
    if !found.isNull { return found }
    if pending.isNull { return raiseNoAttribute(object, name) }
    if level >= .python310, matchesPending(.attributeError) { noteMissing(object, name) }
    return .null
  }

  /// An attribute without the error for a missing one: null and nothing pending.
  mutating func getAttributeIfAny(_ object: Ref, _ name: Ref) -> Ref {
    let record = record(rows[object].type)
    if !record.pointee.customGetAttribute, !record.pointee.customGetAttr {
      let found = getGenericAttribute(object, name)
      if found.isNull, matchesPending(.attributeError) { clearPending() }
      return found
    }
    let found = getAttribute(object, name)
    if found.isNull, matchesPending(.attributeError) { clearPending() }
    return found
  }

  private mutating func getCustomAttribute(_ object: Ref, _ name: Ref, _ type: Ref) -> Ref {
    var found = Ref.null
    if record(type).pointee.customGetAttribute {
      let hook = special(of: type, .getAttribute)
      found =
        record(type).pointee.customGetAttr
        ? callHook(type, hook, object, name) : callMethodOf(type, hook, object, name)
    } else {
      found = getGenericAttribute(object, name)
      if found.isNull, pending.isNull, record(type).pointee.customGetAttr {
        return callHook(type, special(of: type, .getAttr), object, name)
      }
    }
    if !found.isNull { return found }
    if pending.isNull { raiseNoAttribute(object, name) }
    if record(type).pointee.customGetAttr, matchesPending(.attributeError) {
      clearPending()
      return callHook(type, special(of: type, .getAttr), object, name)
    }
    return .null
  }

  /// Calls an attribute hook: through a bound method up to 3.11.
  ///
  /// Authority: Objects/typeobject.c: `slot_tp_getattr_hook`, `call_attribute`.
  private mutating func callHook(_ type: Ref, _ hook: Ref, _ object: Ref, _ name: Ref) -> Ref {
    guard level < .python312, rows[hook].layout == .function else {
      return callMethodOf(type, hook, object, [name])
    }
    let method = makeMethod(hook, object)
    let result = call(method, [name])
    disown(method)
    return result
  }

  /// `object.__getattribute__` and its kin by layout; null and nothing pending when missing.
  mutating func getGenericAttribute(_ object: Ref, _ name: Ref) -> Ref {
    switch rows[object].layout {
    case .type: return getTypeAttribute(object, name)
    case .module: return getModuleAttribute(object, name)
    case .superObject: return getSuperAttribute(object, name)
    case .weakProxy: return getProxyAttribute(object, name)
    case .method: return getMethodAttribute(object, name)
    default: return getInstanceAttribute(object, name)
    }
  }

  /// Data descriptor, then instance value, then class attribute.
  mutating func getInstanceAttribute(_ object: Ref, _ name: Ref) -> Ref {
    let type = rows[object].type
    let descriptor = lookup(type, name)
    if !descriptor.isNull {
      own(descriptor)
      if isDataDescriptor(descriptor) {
        let value = bind(descriptor, to: object, type)
        disown(descriptor)
        return value
      }
    }
    let value = instanceValue(object, name)
    if !value.isNull || !pending.isNull {
      disownIfAny(descriptor)
      return value.isNull ? .null : owned(value)
    }
    if descriptor.isNull { return .null }
    let bound = bind(descriptor, to: object, type)
    disown(descriptor)
    return bound
  }

  /// The value that an instance itself holds for a name; borrowed, may be null.
  @inline(__always)
  mutating func instanceValue(_ object: Ref, _ name: Ref) -> Ref {
    if rows[object].layout == .instance {
      let body = rows[object].body(InstanceBody.self)
      if body.pointee.valueCapacity > 0 {
        let keys = record(rows[object].type).pointee.sharedKeys.unsafelyUnwrapped
        let index = findString(keys, name, strHash(name))
        return index >= 0 && index < Int(body.pointee.valueCapacity)
          ? inlineValuesOf(body)[index] : .null
      }
      return body.pointee.dict.isNull ? .null : attributeIn(body.pointee.dict, name)
    }
    guard let slot = dictSlot(of: object), !slot.pointee.isNull else { return .null }
    return attributeIn(slot.pointee, name)
  }

  /// An attribute in a dict of instance values. Keys that are no strings may run `__eq__`.
  @inline(__always)
  private mutating func attributeIn(_ values: Ref, _ name: Ref) -> Ref {
    guard dict(values).pointee.keys?.pointee.kind == .general else {
      return dictGet(values, name: name)
    }
    own(values)
    defer { disown(values) }
    return dictGet(values, name, hash: strHash(name))
  }

  /// Whether a class attribute takes precedence over instance values: a data descriptor that can
  /// be read.
  mutating func isDataDescriptor(_ descriptor: Ref) -> Bool {
    switch rows[descriptor].layout {
    case .function, .native, .methodDescriptor, .staticMethod, .classMethod: return false
    case .property, .getset, .member: return true
    case .int, .str, .float, .list, .dict, .tuple, .bytes, .set:
      if !record(rows[descriptor].type).pointee.isHeapType { return false }
    default: break
    }
    if lookupSpecial(descriptor, .get).isNull { return false }
    return !lookupSpecial(descriptor, .set).isNull || !lookupSpecial(descriptor, .unset).isNull
  }

  /// What a class attribute becomes when it is read through `object` (null: through the type).
  mutating func bind(_ descriptor: Ref, to object: Ref, _ type: Ref) -> Ref {
    switch rows[descriptor].layout {
    case .function:
      return object.isNull ? owned(descriptor) : makeMethod(descriptor, object)
    case .methodDescriptor: return bindNative(descriptor, object, type)
    case .property: return object.isNull ? owned(descriptor) : getProperty(descriptor, object)
    case .getset: return object.isNull ? owned(descriptor) : getNative(descriptor, object)
    case .member: return object.isNull ? owned(descriptor) : getMember(descriptor, object)
    case .staticMethod: return owned(rows[descriptor].field0)
    case .classMethod: return bindClassMethod(descriptor, type)
    default:
      let getter = lookupSpecial(descriptor, .get)
      if getter.isNull { return owned(descriptor) }
      return callMethodOf(
        rows[descriptor].type, getter, descriptor, object.isNull ? .none : object, type)
    }
  }

  private mutating func bindClassMethod(_ descriptor: Ref, _ type: Ref) -> Ref {
    let function = rows[descriptor].field0
    if level >= .python39, level < .python313, rows[function].layout != .function,
      !lookupSpecial(function, .get).isNull
    {
      return bind(function, to: type, level == .python39 ? rows[type].type : type)
    }
    return makeMethod(function, type)
  }

  /// An attribute of a class.
  mutating func getTypeAttribute(_ type: Ref, _ name: Ref) -> Ref {
    let meta = rows[type].type
    let metaAttribute = lookup(meta, name)
    if !metaAttribute.isNull, isDataDescriptor(metaAttribute) {
      return bind(metaAttribute, to: type, meta)
    }
    let attribute = lookup(type, name)
    if !attribute.isNull {
      own(attribute)
      let bound = bind(attribute, to: .null, type)
      disown(attribute)
      return bound
    }
    return metaAttribute.isNull ? .null : bind(metaAttribute, to: type, meta)
  }

  private mutating func getModuleAttribute(_ module: Ref, _ name: Ref) -> Ref {
    let found = dictGet(rows[module].field0, name: name)
    if !found.isNull { return owned(found) }
    let attribute = lookup(rows[module].type, name)
    if !attribute.isNull { return bind(attribute, to: module, rows[module].type) }
    let hook = dictGet(rows[module].field0, name: .name(.getAttr))
    return hook.isNull ? .null : call(hook, name)
  }

  // MARK: Setting

  /// Sets (or, with null, deletes) an attribute. False: an exception is pending.
  mutating func setAttribute(_ object: Ref, _ name: Ref, _ value: Ref) -> Bool {
    let type = rows[object].type
    if record(type).pointee.customSetAttr {
      let hook = special(of: type, value.isNull ? .deleteAttr : .setAttr)
      let result =
        value.isNull
        ? callMethodOf(type, hook, object, name) : callMethodOf(type, hook, object, name, value)
      if result.isNull { return false }
      disown(result)
      return true
    }
    return setGenericAttribute(object, name, value)
  }

  /// `object.__setattr__` and its kin.
  mutating func setGenericAttribute(_ object: Ref, _ name: Ref, _ value: Ref) -> Bool {
    switch rows[object].layout {
    case .type: return setTypeAttribute(object, name, value)
    case .weakProxy: return setProxyAttribute(object, name, value)
    default: break
    }
    let type = rows[object].type
    let descriptor = lookup(type, name)
    if !descriptor.isNull {
      own(descriptor)
      let handled = setThroughDescriptor(descriptor, object, name, value)
      disown(descriptor)
      if let handled { return handled }
    }
    return setInstanceValue(object, name, value, classHas: !descriptor.isNull)
  }

  /// Lets a data descriptor do it; nil when it is none.
  private mutating func setThroughDescriptor(
    _ descriptor: Ref, _ object: Ref, _ name: Ref, _ value: Ref
  ) -> Bool? {
    switch rows[descriptor].layout {
    case .function, .methodDescriptor, .staticMethod, .classMethod, .native: return nil
    case .property: return setProperty(descriptor, object, value)
    case .getset: return setNative(descriptor, object, name, value)
    case .member: return setMember(descriptor, object, value)
    default:
      let setter = lookupSpecial(descriptor, value.isNull ? .unset : .set)
      if setter.isNull {
        if lookupSpecial(descriptor, value.isNull ? .set : .unset).isNull { return nil }
        raise(.attributeError, value.isNull ? "__delete__" : "__set__")
        return false
      }
      let owner = rows[descriptor].type
      let result =
        value.isNull
        ? callMethodOf(owner, setter, descriptor, object)
        : callMethodOf(owner, setter, descriptor, object, value)
      if result.isNull { return false }
      disown(result)
      return true
    }
  }

  /// Sets or deletes a value of the instance itself.
  mutating func setInstanceValue(
    _ object: Ref, _ name: Ref, _ value: Ref, classHas: Bool
  ) -> Bool {
    if rows[object].layout == .module {
      return setItemOrRaise(rows[object].field0, object, name, value)
    }
    guard let slot = dictSlot(of: object) else {
      return raiseCannotSet(object, name, classHas: classHas)
    }
    if let store = store(of: object), store.pointee.valueCapacity > 0 {
      return setInlineValue(object, store, name, value)
    }
    if level < .python311, record(rows[object].type).pointee.isHeapType {
      if setInstanceItem(rows[object].type, slot, name, value) { return true }
      return raiseMissing(object, name)
    }
    if slot.pointee.isNull {
      if value.isNull { return raiseMissing(object, name) }
      _ = instanceDict(object)
    }
    return setItemOrRaise(slot.pointee, object, name, value)
  }

  private mutating func setItemOrRaise(
    _ dict: Ref, _ object: Ref, _ name: Ref, _ value: Ref
  ) -> Bool {
    own(dict)
    defer { disown(dict) }
    if !value.isNull { return dictSet(dict, name, value) }
    if dictRemove(dict, name, hash: strHash(name)) { return true }
    return pending.isNull ? raiseMissing(object, name) : false
  }

  /// Sets or deletes an inline value (3.11+).
  mutating func setInlineValue(
    _ object: Ref, _ store: UnsafeMutablePointer<InstanceBody>, _ name: Ref, _ value: Ref
  ) -> Bool {
    let record = record(rows[object].type)
    let keys = record.pointee.sharedKeys.unsafelyUnwrapped
    let capacity = Int(store.pointee.valueCapacity)
    var index = findString(keys, name, strHash(name))
    if value.isNull {
      guard index >= 0, index < capacity, !inlineValuesOf(store)[index].isNull else {
        return raiseMissing(object, name)
      }
      let old = inlineValuesOf(store)[index]
      inlineValuesOf(store)[index] = .null
      noteUnset(inlineValuesOf(store), capacity, index)
      noteInDict(store, -1)
      disown(old)
      return true
    }
    if index < 0, keys.pointee.usable > 0, rows[name].type == .type(.str) {
      index = addName(keys, name, hash: strHash(name))
      record.pointee.version = 0
    }
    if index < 0 || index >= capacity {
      giveUpInlineValues(object, store)
      return dictSet(store.pointee.dict, name, value)
    }
    let slot = inlineValuesOf(store) + index
    let old = slot.pointee
    slot.pointee = owned(value)
    if old.isNull {
      noteSet(inlineValuesOf(store), capacity, index)
      noteInDict(store, 1)
    } else {
      disown(old)
    }
    return true
  }

  /// Tells the dict that refers to inline values that one was added or removed (3.13).
  func noteInDict(_ store: UnsafeMutablePointer<InstanceBody>, _ change: Int32) {
    guard !store.pointee.dict.isNull else { return }
    let body = dict(store.pointee.dict)
    body.pointee.used += change
    body.pointee.version &+= 1
  }

  /// Sets or deletes an attribute of a class.
  mutating func setTypeAttribute(_ type: Ref, _ name: Ref, _ value: Ref) -> Bool {
    let record = record(type)
    guard record.pointee.isHeapType else {
      let shown = nameOfType(type)
      if level >= .python310 {
        raise(.typeError, "cannot set '\(text(name))' attribute of immutable type '\(shown)'")
      } else {
        raise(.typeError, "can't set attributes of built-in/extension type '\(shown)'")
      }
      return false
    }
    let descriptor = lookup(rows[type].type, name)
    if !descriptor.isNull, let done = setThroughDescriptor(descriptor, type, name, value) {
      return done
    }
    let key = intern(owned(name))
    defer { disown(key) }
    typeChanged(type)
    if value.isNull {
      guard dictRemove(record.pointee.dict, key, hash: strHash(key)) else {
        return raiseMissing(type, name)
      }
    } else if !dictSet(record.pointee.dict, key, value) {
      return false
    }
    typeChanged(type)
    if text(key).hasPrefix("__") { inheritHooks(type) }
    return true
  }
}
