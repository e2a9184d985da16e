internal import Bytes
internal import CTexts

/// The hash of a text's key (64-bit FNV-1a). A test shows that no two keys of the string files share one.
struct TextKey: Hashable {
    private(set) var hash: UInt64 = 0xCBF2_9CE4_8422_2325

    /// `group.name`, or the group alone.
    init(_ group: String, _ name: String = "") {
        add(group)
        if !name.isEmpty { add(dot: name) }
    }

    func appending(_ part: String) -> TextKey {
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
package struct TextTable: Sendable {
    static let program = TextTable()

    private let texts: [Language: [TextKey: String]]

    private init() {
        var texts: [Language: [TextKey: String]] = [:]
        var count = 0
        let files = UnsafeBufferPointer(start: ctexts_files(&count), count: count)
        for file in files {
            guard let language = Language(rawValue: String(cString: file.language)) else { continue }
            var reader = StringFileReader(UnsafeBufferPointer(start: file.bytes, count: file.count))
            reader.read(TextKey(String(cString: file.name)), into: &texts[language, default: [:]])
        }
        self.texts = texts
    }

    /// The text in this language, filled in; nil where its file lacks it.
    func text(_ key: TextKey, _ values: [TextArgument], in language: Language) -> String? {
        guard let table = texts[language] else { return nil }
        guard !values.isEmpty else { return table[key] }
        guard let pattern = table[key] ?? plural(key, values, table, language) else { return nil }
        return Self.filled(pattern, values, language)
    }

    func holds(_ key: TextKey) -> Bool { texts.values.contains { $0[key] != nil } }

    /// The plural form that the first value selects.
    private func plural(_ key: TextKey, _ values: [TextArgument], _ table: [TextKey: String], _ language: Language) -> String? {
        let form = values.first?.number.map { PluralCategory.category(of: $0, in: language) } ?? .other
        return table[key.appending(form.rawValue)] ?? table[key.appending(PluralCategory.other.rawValue)]
    }

    /// Placeholders are filled in from left to right; what a value holds is never filled in again.
    private static func filled(_ pattern: String, _ values: [TextArgument], _ language: Language) -> String {
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
