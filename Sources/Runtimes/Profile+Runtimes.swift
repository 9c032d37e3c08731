extension Profile {
  /// The profile of a runtime.
  public static func of(_ runtime: Runtime) -> Profile {
    switch runtime {
    case .cpython38: .cpython38
    case .cpython39: .cpython39
    case .cpython310: .cpython310
    case .cpython311: .cpython311
    case .cpython312: .cpython312
    case .cpython313: .cpython313
    case .anaconda311, .anaconda312, .anaconda313: anaconda(runtime)
    }
  }

  /// Anaconda's builds are CPython's memory manager to the letter; they differ in what
  /// `sys.version` says. The 3.11 build for Linux bears no label.
  ///
  /// Authority: the patches of AnacondaRecipes/python-feedstock, none of which touches an
  /// allocator, an object or the collector; the banners of the builds for Linux.
  private static func anaconda(_ runtime: Runtime) -> Profile {
    var profile: Profile
    switch runtime.level {
    case .python313:
      profile = .cpython313
      profile.version =
        "3.13.0 | packaged by Anaconda, Inc. | (main, Oct  7 2024, 21:29:38) [GCC 11.2.0]"
    case .python312:
      profile = .cpython312
      profile.version =
        "3.12.1 | packaged by Anaconda, Inc. | (main, Jan 19 2024, 15:51:05) [GCC 11.2.0]"
    default:
      profile = .cpython311
      profile.version = "3.11.7 (main, Dec 15 2023, 18:12:31) [GCC 11.2.0]"
    }
    return profile
  }
}
