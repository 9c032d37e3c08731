import Runtimes

/// Which computed attributes are fields of an object's struct (`PyMemberDef`), whose descriptors
/// show as `<member ..>`; all others are `PyGetSetDef`.
///
/// Authority: the `PyMemberDef` tables in CPython's Objects, by version.
enum MemberFacts {
  private struct Fields {
    let names: Set<String>
    /// The last version in which they are fields.
    var until = LanguageLevel.python313
  }

  private static let types: [BuiltinType: [Fields]] = [
    .complex: [Fields(names: ["real", "imag"])],
    .slice: [Fields(names: ["start", "stop", "step"])],
    .range: [Fields(names: ["start", "stop", "step"])],
    .property: [Fields(names: ["fget", "fset", "fdel", "__doc__"])],
    .superType: [Fields(names: ["__thisclass__", "__self__", "__self_class__"])],
    .function: [
      Fields(names: ["__closure__", "__doc__", "__globals__", "__module__", "__builtins__"])
    ],
    .method: [Fields(names: ["__func__", "__self__"])],
    .builtin: [Fields(names: ["__module__"])],
    .staticmethod: [Fields(names: ["__func__", "__wrapped__"])],
    .classmethod: [Fields(names: ["__func__", "__wrapped__"])],
    .generator: [
      Fields(names: ["gi_code"], until: .python311), Fields(names: ["gi_frame"], until: .python310),
      Fields(names: ["gi_running"], until: .python39),
    ],
    .frame: [
      Fields(names: ["f_back", "f_builtins", "f_code", "f_globals"], until: .python310),
      Fields(names: ["f_lasti"], until: .python39), Fields(names: ["f_trace_lines"]),
    ],
    .traceback: [
      Fields(names: ["tb_frame", "tb_lasti"]), Fields(names: ["tb_lineno"], until: .python310),
    ],
    .type: [
      Fields(names: [
        "__base__", "__basicsize__", "__dictoffset__", "__flags__", "__itemsize__",
        "__weakrefoffset__",
      ]),
      Fields(names: ["__mro__"], until: .python311),
    ],
    .code: [
      Fields(names: [
        "co_argcount", "co_consts", "co_filename", "co_firstlineno", "co_flags",
        "co_kwonlyargcount", "co_linetable", "co_name", "co_names", "co_nlocals",
        "co_posonlyargcount", "co_qualname", "co_stacksize",
      ]),
      Fields(names: ["co_cellvars", "co_code", "co_freevars", "co_varnames"], until: .python310),
      Fields(names: ["co_lnotab"], until: .python39),
    ],
    .methodDescriptor: [Fields(names: ["__name__", "__objclass__"])],
    .wrapper: [Fields(names: ["__name__", "__objclass__"])],
    .classMethodDescriptor: [Fields(names: ["__name__", "__objclass__"])],
    .getset: [Fields(names: ["__name__", "__objclass__"])],
    .member: [Fields(names: ["__name__", "__objclass__"])],
  ]

  private static let exceptions: [BuiltinException: Set<String>] = [
    .baseException: ["__suppress_context__"], .stopIteration: ["value"], .systemExit: ["code"],
    .importError: ["msg", "name", "path", "name_from"],
    .osError: ["errno", "filename", "filename2", "strerror"],
    .syntaxError: [
      "end_lineno", "end_offset", "filename", "lineno", "msg", "offset", "text",
      "print_file_and_line",
    ],
    .unicodeDecodeError: ["encoding", "end", "object", "reason", "start"],
    .unicodeEncodeError: ["encoding", "end", "object", "reason", "start"],
    .unicodeTranslateError: ["encoding", "end", "object", "reason", "start"],
    .nameError: ["name"], .attributeError: ["name", "obj"],
    .baseExceptionGroup: ["exceptions", "message"],
  ]

  /// Whether an attribute of a type is a field.
  static func isMember(_ type: Ref, _ name: String, in level: LanguageLevel) -> Bool {
    for (owner, fields) in types where Ref.type(owner) == type {
      return fields.contains {
        $0.names.contains(name) && level <= $0.until
      }
    }
    for (owner, names) in exceptions where Ref.exception(owner) == type {
      return names.contains(name)
    }
    return false
  }
}
