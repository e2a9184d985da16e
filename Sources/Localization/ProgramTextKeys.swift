/// The keys of the program's texts, for files of texts that a site adds.
package enum ProgramTextKeys {
    /// The files whose texts stand on pages, and are required of a language that a site adds. The others are what commands say.
    static let shown: Set<String> = [
        "data", "dates", "diagnostics", "fields", "form", "form-fields", "form-fixes", "guidance", "lists", "vocabularies",
    ]

    /// The names of all files.
    package static let files = Set(english.keys).sorted()

    /// The keys of all texts, `lists.separator`, without plural forms.
    package static let keys = Set(english.flatMap { file, texts in texts.map { file + "." + singular($0) } })

    private static let english: [String: [String]] = LocalizedStringTable.keys(in: "en")

    /// The key without its plural form.
    package static func singular(_ key: String) -> String {
        guard let dot = key.lastIndex(of: "."), PluralCategory(rawValue: String(key[key.index(after: dot)...])) != nil else { return key }
        return String(key[..<dot])
    }

    /// The keys on pages that lack a text in a language, sorted. A text with plural forms needs those of the language.
    package static func missing(in texts: [String: String], of language: Language) -> [String] {
        let needed = PluralCategory.needed(in: language).map(\.rawValue)
        var plurals: Set<String> = []
        for file in shown { for key in english[file] ?? [] where singular(key) != key { plurals.insert(file + "." + singular(key)) } }
        return keys.filter { shown.contains($0.prefix { $0 != "." }.description) }.sorted().flatMap { key -> [String] in
            if texts[key] != nil { return [] }
            guard plurals.contains(key) else { return [key] }
            return needed.map { key + "." + $0 }.filter { texts[$0] == nil }
        }
    }
}
