internal import Bytes
internal import CTexts

/// The hash of a text's key (64-bit FNV-1a). A test shows that no two keys of the string files share one.
struct LocalizationKeyHash: Hashable {
    private(set) var hash: UInt64 = 0xCBF2_9CE4_8422_2325

    /// `group.name`, or the group alone.
    init(_ group: String, _ name: String = "") {
        add(group)
        if !name.isEmpty { add(dot: name) }
    }

    func appending(_ part: String) -> LocalizationKeyHash {
        var key = self
        key.add(dot: part)
        return key
    }

    mutating func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }

    private mutating func add(_ text: String) { for byte in text.utf8 { add(byte) } }

    private mutating func add(dot part: String) {
        add(.period)
        add(part)
    }
}

/// The program's texts: the string files, which are embedded in the program and read once, at the first text that is asked for.
package struct LocalizedStringTable: Sendable {
    static let program = LocalizedStringTable()

    /// `strings/languages.yaml`.
    static let languageRows: String = {
        let file = files.first { String(cString: $0.name) == "languages" && $0.language.pointee == 0 }
        return file.map { String(decoding: UnsafeBufferPointer(start: $0.bytes, count: $0.count), as: UTF8.self) } ?? ""
    }()

    /// The keys of each file of a language, with plural forms.
    static func keys(in language: String) -> [String: [String]] {
        let found = files.filter { String(cString: $0.language) == language }.map { file in
            let text = String(decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self)
            return (String(cString: file.name), LocalizationFile(text).entries.map(\.key))
        }
        return Dictionary(found, uniquingKeysWith: { first, _ in first })
    }

    private static var files: UnsafeBufferPointer<ctexts_file> {
        var count = 0
        let files = ctexts_files(&count)
        return UnsafeBufferPointer(start: files, count: count)
    }

    /// By the place of the language in `LanguageTraits.known`.
    private let texts: [[LocalizationKeyHash: String]]

    private init() {
        let codes = LanguageTraits.known.map(\.code)
        var texts = [[LocalizationKeyHash: String]](repeating: [:], count: codes.count)
        for file in Self.files {
            guard let row = codes.firstIndex(of: String(cString: file.language)) else { continue }
            var reader = ProgramTextReader(UnsafeBufferPointer(start: file.bytes, count: file.count))
            reader.read(LocalizationKeyHash(String(cString: file.name)), into: &texts[row])
        }
        self.texts = texts
    }

    func isWritten(in language: Language) -> Bool { language.tableRow.map { !texts[$0].isEmpty } ?? false }

    /// The text in this language, filled in; nil where its file lacks it.
    func text(_ key: LocalizationKeyHash, _ values: [MessageArgument], in language: Language) -> String? {
        let table = language.tableRow.map { texts[$0] } ?? language.traits.texts
        guard !values.isEmpty else { return table[key] }
        guard let pattern = table[key] ?? plural(key, values, table, language) else { return nil }
        return Self.filled(pattern, values, language)
    }

    func holds(_ key: LocalizationKeyHash) -> Bool { texts.contains { $0[key] != nil } }

    /// The plural form that the first value selects.
    private func plural(
        _ key: LocalizationKeyHash, _ values: [MessageArgument], _ table: [LocalizationKeyHash: String], _ language: Language
    ) -> String? {
        let form = values.first?.number.map { PluralCategory.category(of: $0, in: language) } ?? .other
        return table[key.appending(form.rawValue)] ?? table[key.appending(PluralCategory.other.rawValue)]
    }

    /// Placeholders are filled in from left to right; what a value holds is never filled in again.
    static func filled(_ pattern: String, _ values: [MessageArgument], _ language: Language) -> String {
        var text = ""
        var rest = pattern[...]
        while let start = rest.firstIndex(of: "{") {
            text += rest[..<start]
            rest = rest[start...]
            if let end = rest.firstIndex(of: "}"), let value = values.first(where: { $0.name == rest[rest.index(after: start)..<end] }) {
                text += value.text(in: language)
                rest = rest[rest.index(after: end)...]
            } else {
                text.append("{")
                rest = rest.dropFirst()
            }
        }
        return text + rest
    }
}
