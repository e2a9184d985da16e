internal import Markup

/// What a note that is not published would betray itself by.
package struct UnpublishedNote: Sendable {
    /// `practices/ma/x`: its path in the site, without extension.
    package let id: String
    package let titles: [String]
    /// Its running text, in pieces.
    package let texts: [String]

    package init(id: String, titles: [String], texts: [String]) {
        (self.id, self.titles, self.texts) = (id, titles, texts)
    }
}

/// Proves that nothing of the notes held back is in the published bytes: no id, no title, no run of their words.
package struct UnpublishedScan: Sendable {
    /// What was found: the note, and the words that betray it.
    package struct Leak: Sendable, Hashable {
        package let id: String
        package let words: String
    }

    private let search: MultiPatternSearch
    private let traces: [(id: String, words: String, isID: Bool)]

    /// - Parameter published: words that stand in published notes in their own right; what they share with a note held back betrays nothing.
    package init(_ notes: [UnpublishedNote], publishedTitles: Set<String>, published: [String]) {
        var traces: [(id: String, words: String, isID: Bool)] = []
        var runs: [(id: String, words: String, isID: Bool)] = []
        for note in notes {
            // A folder of its own makes an id of two parts; those alone are distinctive.
            let parts = note.id.split(separator: "/")
            traces.append((note.id, note.id, true))
            if parts.count > 2 { traces.append((note.id, parts.dropFirst().joined(separator: "/"), true)) }
            for title in note.titles where !publishedTitles.contains(title) {
                let isLong = title.split(separator: " ").count >= 3
                for form in Set([title, HTML(escaping: title).text]).sorted() {
                    if isLong { traces.append((note.id, form, false)) } else { runs.append((note.id, form, false)) }
                }
            }
            for text in note.texts { for run in Self.runs(of: text) { runs.append((note.id, run, false)) } }
        }
        var shared: Set<Int> = []
        let probe = MultiPatternSearch(runs.map(\.words))
        for text in published where !probe.isEmpty {
            var text = text
            text.withUTF8 { bytes in probe.matches(in: bytes) { index, _ in shared.insert(index) } }
        }
        for (index, run) in runs.enumerated() where !shared.contains(index) { traces.append(run) }
        self.traces = traces
        search = MultiPatternSearch(traces.map(\.words))
    }

    package func leaks(in bytes: UnsafeBufferPointer<UInt8>) -> Set<Leak> {
        var leaks: Set<Leak> = []
        search.matches(in: bytes) { index, offset in
            let trace = traces[index]
            if trace.isID, !Self.standsAlone(bytes, offset, trace.words.utf8.count) { return }
            leaks.insert(Leak(id: trace.id, words: trace.words))
        }
        return leaks
    }

    package func leaks(in text: String) -> Set<Leak> {
        var text = text
        return text.withUTF8 { leaks(in: $0) }
    }

    /// `ma/shelter` is not in `ma/shelter-2`.
    private static func standsAlone(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int) -> Bool {
        func joins(_ index: Int) -> Bool {
            guard bytes.indices.contains(index) else { return false }
            let byte = bytes[index]
            return byte == 0x2D || byte == 0x5F || byte >= 0x80 || (48...57).contains(byte) || (65...90).contains(byte)
                || (97...122).contains(byte)
        }
        return !joins(start - 1) && !joins(start + count)
    }

    /// The first words of each stretch of letters of one script and spaces: such a stretch passes rendering unchanged, whatever is escaped or isolated around it.
    static func runs(of text: String) -> [String] {
        var runs: [String] = []
        var run = ""
        var letters = 0
        var script: Bool?
        func close() {
            let words = run.split(separator: " ")
            if letters >= 20, words.count >= 4 { runs.append(words.prefix(8).joined(separator: " ")) }
            run = ""
            letters = 0
            script = nil
        }
        for scalar in text.unicodeScalars {
            let isArabic = (0x0620...0x064A).contains(scalar.value)
            let isLatin =
                (0x61...0x7A).contains(scalar.value) || (0x41...0x5A).contains(scalar.value) || (0xC0...0x17F).contains(scalar.value)
            if isArabic || isLatin {
                if let script, script != isArabic { close() }
                script = isArabic
                run.unicodeScalars.append(scalar)
                letters += 1
            } else if scalar == " ", !run.isEmpty, !run.hasSuffix(" ") {
                run += " "
            } else {
                close()
            }
        }
        close()
        return runs
    }
}
