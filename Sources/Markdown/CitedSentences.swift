/// The sentences of a text, each with the keys that it cites.
package struct CitedSentences {
    package struct Sentence: Sendable {
        package let text: String
        package let keys: [String]
    }

    package private(set) var sentences: [Sentence] = []
    private var text = ""
    private var keys: [String] = []

    /// The sentences of the paragraphs, cells and captions of a body.
    package static func of(_ document: MarkdownDocument) -> [Sentence] {
        var splitter = CitedSentences()
        for node in document.nodes {
            switch node.kind {
            case .text, .code: splitter.append(node.text)
            case .softBreak, .lineBreak: splitter.text += " "
            case .emphasis, .strong, .link: break
            case .citation: splitter.keys.append(node.text)
            default: splitter.end()
            }
        }
        splitter.end()
        return splitter.sentences
    }

    /// The sentences of a text of the front matter.
    package static func of(_ text: CitedText) -> [Sentence] {
        var splitter = CitedSentences()
        for piece in CitedText.pieces(of: text.source) {
            switch piece {
            case .text(let text): splitter.append(String(text))
            case .citation(let key, _): splitter.keys.append(String(key))
            }
        }
        splitter.end()
        return splitter.sentences
    }

    private mutating func append(_ piece: String) {
        let scalars = Array(piece.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            text.unicodeScalars.append(scalar)
            if Self.ends.contains(scalar), Self.isEnd(scalars[(index + 1)...]) { end() }
        }
    }

    private static let ends: Set<Unicode.Scalar> = [".", "؟", "?", "!", "…"]

    /// Whether a sentence ends here. A full stop before a digit or a lower-case letter is part of a number or an abbreviation.
    private static func isEnd(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let next = rest.first else { return true }
        guard next.properties.isWhitespace, let first = rest.first(where: { !$0.properties.isWhitespace }) else {
            return next.properties.isWhitespace
        }
        return !first.properties.isLowercase && first.properties.numericType == nil
    }

    private mutating func end() {
        defer { (text, keys) = ("", []) }
        guard !keys.isEmpty else { return }
        var words = text.drop { $0.isWhitespace }
        while words.last?.isWhitespace ?? false { words.removeLast() }
        if !words.isEmpty { sentences.append(Sentence(text: String(words), keys: keys)) }
    }
}
