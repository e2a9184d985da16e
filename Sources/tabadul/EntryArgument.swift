internal import Localization

/// The name of an entry as people type it on the command line.
enum EntryArgument {
    /// The path in `content/` without extension, such as `practices/ma/x`, for a path of the file, of a translation or of the site.
    ///
    /// An id without its collection is returned as it is.
    /// - Parameter folder: the source folder.
    static func name(_ word: String, in folder: String) -> String {
        var name = file(word, in: folder)
        if let dot = name.lastIndex(of: "."), LanguageTraits.isCode(String(name[name.index(after: dot)...])) { name = String(name[..<dot]) }
        return name
    }

    /// The same with the language of a translation: `practices/ma/x.fr`.
    static func file(_ word: String, in folder: String) -> String {
        var name = word
        for prefix in ["./", folder + "/", "content/"] where name.hasPrefix(prefix) { name = String(name.dropFirst(prefix.count)) }
        return name.hasSuffix(".md") ? String(name.dropLast(3)) : name
    }
}
