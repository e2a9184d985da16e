internal import Bytes
package import Diagnostics
internal import FrontMatter
package import Localization

/// Finds words that the glossary advises against, in all texts except the glossary.
///
/// Official names in «…» and titles of sources are quotations and are not checked.
package struct DiscouragedWordLint: Sendable, Equatable {
    private struct Word: Sendable, Equatable {
        let bytes: [UInt8]
        let text: String
        let preferred: String
    }

    private let words: [UInt32: [Word]]
    /// A filter of possible first four bytes, for speed: every byte of every entry is tested.
    private let filter: [Bool]

    package init(_ terms: [Term], _ languages: Languages = .builtIn) {
        var words: [UInt32: [Word]] = [:]
        var filter = [Bool](repeating: false, count: 4096)
        for term in terms {
            for language in languages.all {
                for text in term.discouraged[language] where !Self.isAmbiguous(text, language) {
                    for variant in Set([text, text.prefix(1).uppercased() + text.dropFirst()]) {
                        let bytes = Array(variant.utf8)
                        guard bytes.count >= 4 else { continue }
                        let key = Self.key(bytes[0], bytes[1], bytes[2], bytes[3])
                        words[key, default: []].append(Word(bytes: bytes, text: variant, preferred: term.name[language]))
                        filter[Self.slot(key)] = true
                    }
                }
            }
        }
        (self.words, self.filter) = (words, filter)
    }

    /// Unvowelled Arabic words of three letters are too ambiguous to be checked.
    private static func isAmbiguous(_ text: String, _ language: Language) -> Bool { language == .ar && text.unicodeScalars.count <= 3 }

    private static func key(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8) -> UInt32 {
        UInt32(a) | UInt32(b) << 8 | UInt32(c) << 16 | UInt32(d) << 24
    }

    private static func slot(_ key: UInt32) -> Int { Int((key &* 0x9E37_79B1) >> 20) }

    package func check(_ file: SourceFile) -> [Diagnostic] {
        guard !words.isEmpty, !file.path.hasPrefix("content/\(Collection.terms.folder)/") else { return [] }
        let hits = file.text.utf8.withContiguousStorageIfAvailable { find(in: $0) } ?? []
        guard !hits.isEmpty else { return [] }
        return hits.compactMap { diagnostic(for: $0.word, at: $0.offset, in: file) }
    }

    private func find(in bytes: UnsafeBufferPointer<UInt8>) -> [(offset: Int, word: Word)] {
        var found: [(offset: Int, word: Word)] = []
        guard bytes.count > 4 else { return [] }
        for index in 0..<(bytes.count - 3) {
            let key = Self.key(bytes[index], bytes[index + 1], bytes[index + 2], bytes[index + 3])
            guard filter[Self.slot(key)], let words = words[key] else { continue }
            for word in words where Self.stands(word.bytes, at: index, in: bytes) { found.append((index, word)) }
        }
        return found
    }

    /// Whether the match is a whole word, allowing clitics before it in Arabic and a plural `s` after it in French and English.
    private static func stands(_ word: [UInt8], at start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var end = start + word.count
        guard end <= bytes.count, bytes[start..<end].elementsEqual(word) else { return false }
        if end < bytes.count, bytes[end] == UInt8(ascii: "s") { end += 1 }
        if end < bytes.count, isLetter(bytes[end], end + 1 < bytes.count ? bytes[end + 1] : 0) { return false }
        var first = start
        while first >= 2, isArabicLetter(bytes[first - 2], bytes[first - 1]) { first -= 2 }
        if first < start {
            return clitics.contains(String(decoding: bytes[first..<start], as: UTF8.self))
        }
        guard start > 0 else { return true }
        let previous = bytes[start - 1]
        if previous.isASCII { return !isLetter(previous, 0) }
        return !(start >= 2 && bytes[start - 2] == 0xC3)
    }

    private static let clitics: Set<String> = [
        "و", "ف", "ب", "ل", "ك", "ال", "وال", "فال", "بال", "كال", "لل", "ولل", "وب", "ول", "وبال", "س",
    ]

    private static func isArabicLetter(_ lead: UInt8, _ next: UInt8) -> Bool {
        lead.isArabicLead && next.isUTF8Continuation && !(lead == 0xD8 && [0x8C, 0x9B, 0x9F].contains(next))
    }

    private static func isLetter(_ byte: UInt8, _ next: UInt8) -> Bool {
        byte.isASCIILetter || byte == 0xC3 || isArabicLetter(byte, next)
    }

    /// Nil if the word is quoted or belongs to a source.
    private func diagnostic(for word: Word, at offset: Int, in file: SourceFile) -> Diagnostic? {
        let utf8 = file.text.utf8
        let index = utf8.index(utf8.startIndex, offsetBy: offset)
        let before = file.text[..<index]
        let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
        guard let own = lines.last, own.lastIndex(of: "«").map({ open in own.lastIndex(of: "»").map { $0 < open } ?? true }) != true,
            !Self.isInSources(lines, file.path), !Self.isInValue(own, lines)
        else { return nil }
        return Diagnostic(
            .discouragedWord, at: SourceLocation(path: file.path, line: lines.count, column: own.unicodeScalars.count + 1),
            offendingText: word.text,
            detail: word.preferred)
    }

    /// Whether the word is the value of a field that holds no prose, such as a label typed for `status`.
    private static func isInValue(_ line: Substring, _ lines: [Substring]) -> Bool {
        guard !lines.dropFirst().contains(where: { $0 == "---" || $0 == "---\r" }), let colon = line.lastIndex(of: ":") else {
            return false
        }
        let key = line[..<colon].reversed().prefix { $0.isASCII && ($0.isLetter || $0 == "_") }
        return valueKeys.contains(String(key.reversed()))
    }

    /// Keys whose values are always names, dates, numbers or addresses.
    private static let valueKeys: Set<String> = {
        var (values, texts): (Set<String>, Set<String>) = ([], [])
        func add(_ fields: [DeclaredField]) {
            for field in fields {
                var schema = field.schema
                if case .list(let element) = schema { schema = element }
                switch schema {
                case .plain, .cited, .local: texts.insert(field.key)
                case .object(let inner): add(inner)
                default: values.insert(field.key)
                }
            }
        }
        for collection in Collection.allCases { add(collection.type.fields) }
        return values.subtracting(texts)
    }()

    /// Whether the last line lies in the list of sources at the head of the file, or in the head of a source's own file.
    private static func isInSources(_ lines: [Substring], _ path: String) -> Bool {
        guard !lines.dropFirst().contains("---") else { return false }
        if path.hasPrefix("content/\(Collection.sources.folder)/") { return true }
        let key = lines.dropLast().last { line in line.first.map { $0 != " " && $0 != "-" && $0 != "#" } ?? false }
        return key?.hasPrefix("sources:") ?? false
    }
}

/// Reports entries whose last review is too long ago.
package enum OverdueReviewLint {
    package static func check(_ catalogue: Catalogue, today: PartialDate?, source: (String) -> SourceFile?) -> [Diagnostic] {
        guard let today else { return [] }
        return catalogue.practices.all.compactMap { practice in
            guard practice.isStale(on: today, after: catalogue.settings.staleMonths) else { return nil }
            let path = practice.metadata.path
            let lines = source(path)?.text.split(separator: "\n", omittingEmptySubsequences: false) ?? []
            let line = lines.firstIndex { $0.hasPrefix("reviewed:") }.map { $0 + 1 } ?? 1
            return Diagnostic(
                .staleNote, at: SourceLocation(path: path, line: line, column: 11), offendingText: practice.reviewed.iso,
                detail: String(catalogue.settings.staleMonths))
        }
    }
}
