internal import Bytes

/// The texts that identify an unpublished entry.
package struct UnpublishedEntryTexts: Sendable {
    /// `practices/ma/x`: its path in the site, without extension.
    package let id: String
    package let titles: [String]
    /// Its sentences.
    package let sentences: [String]
    /// Sentences that editors allow in other entries.
    package let shared: [String]

    package init(id: String, titles: [String], sentences: [String], shared: [String] = []) {
        (self.id, self.titles, self.sentences, self.shared) = (id, titles, sentences, shared)
    }
}

/// Searches published bytes for entries that are not published: for their path, and for their own sentences and long titles.
///
/// Sentences are compared word by word, whatever their case, vowel marks, emphasis, tags and line breaks. An id alone, a usual title of a
/// few words, and a text that published entries rightly have (an official title, a source's title) identify nothing.
package struct UnpublishedScan: Sendable {
    /// What was found: the entry, and the words that identify it.
    package struct Leak: Sendable, Hashable {
        package let id: String
        package let words: String
    }

    /// Shorter sentences are too common to identify an entry.
    package static let sentenceLength = 8
    package static let titleLength = 6

    private let paths: MultiPatternSearch
    private let pathOwners: [String]
    private let sentences: WordSequenceSearch
    private let traces: [Leak]

    /// - Parameters:
    ///   - publishedNames: titles, names and sources of published entries.
    ///   - publishedPaths: current and former paths of published entries.
    package init(_ entries: [UnpublishedEntryTexts], publishedNames: [String], publishedPaths: Set<String> = []) {
        pathOwners = entries.map(\.id).filter { !publishedPaths.contains($0) }
        paths = MultiPatternSearch(pathOwners)
        var traces: [Leak] = []
        var needles: [[UInt64]] = []
        for entry in entries {
            let shared = Set(entry.shared.map { WordHashes.hashes(of: $0) })
            var own: Set<[UInt64]> = []
            let titles = entry.titles.map { ($0, Self.titleLength) }
            for (text, length) in titles + entry.sentences.map({ ($0, Self.sentenceLength) }) {
                let words = WordHashes.hashes(of: text)
                guard words.count >= length, !shared.contains(words), own.insert(words).inserted else { continue }
                traces.append(Leak(id: entry.id, words: text))
                needles.append(words)
            }
        }
        let search = WordSequenceSearch(needles)
        var common: Set<Int> = []
        for name in publishedNames where !search.isEmpty {
            var name = name
            name.withUTF8 { bytes in search.matches(in: WordHashes(bytes).running) { index, _ in common.insert(index) } }
        }
        let kept = traces.indices.filter { !common.contains($0) }
        self.traces = kept.map { traces[$0] }
        sentences = WordSequenceSearch(kept.map { needles[$0] })
    }

    /// Calls `found` with each leak and its byte offset.
    package func leaks(in bytes: UnsafeBufferPointer<UInt8>, _ found: (Leak, _ offset: Int) -> Void) {
        paths.matches(in: bytes) { index, offset in
            let path = pathOwners[index]
            if Self.standsAlone(bytes, offset, path.utf8.count) { found(Leak(id: path, words: path), offset) }
        }
        guard !sentences.isEmpty else { return }
        let words = WordHashes(bytes)
        sentences.matches(in: words.running) { found(traces[$0], $1) }
        sentences.matches(in: words.inTags) { found(traces[$0], $1) }
    }

    package func leaks(in bytes: UnsafeBufferPointer<UInt8>) -> Set<Leak> {
        var leaks: Set<Leak> = []
        self.leaks(in: bytes) { leak, _ in leaks.insert(leak) }
        return leaks
    }

    package func leaks(in text: String) -> Set<Leak> {
        var text = text
        return text.withUTF8 { leaks(in: $0) }
    }

    /// Whether a path matches as a whole: `practices/ma/shelter` is not in `practices/ma/shelter-2`.
    private static func standsAlone(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int) -> Bool {
        func joins(_ index: Int) -> Bool {
            guard bytes.indices.contains(index) else { return false }
            let byte = bytes[index]
            return byte == .hyphen || byte == .underscore || !byte.isASCII || byte.isASCIIDigit || byte.isASCIIUppercase
                || byte.isASCIILowercase
        }
        return !joins(start - 1) && !joins(start + count)
    }

    /// Splits text into sentences at full stops, question marks and line breaks, but not at a stop between digits.
    package static func sentences(of text: String) -> [String] {
        var sentences: [String] = []
        var sentence = ""
        func close() {
            let trimmed = sentence.split(separator: " ").joined(separator: " ")
            if !trimmed.isEmpty { sentences.append(trimmed) }
            sentence = ""
        }
        let scalars = Array(text.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            switch scalar {
            case "\n", "\r", "!", "?", "؟": close()
            case "." where index + 1 >= scalars.count || scalars[index + 1] == " " || scalars[index + 1] == "\n": close()
            default: sentence.unicodeScalars.append(scalar)
            }
        }
        close()
        return sentences
    }
}
