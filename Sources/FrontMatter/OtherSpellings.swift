internal import Bytes
internal import Diagnostics
internal import Localization

// What people type for a value that files write in another way: read as what was meant, and reported with the fix.

extension FieldReadingContext {
    /// Reports that a value is read as its canonical spelling.
    package mutating func accept(_ node: YAMLNode, as canonical: String) {
        guard let text = node.scalar else { return }
        report(
            .otherSpelling, at: node, detail: canonical,
            fix: Fix(line: node.line, column: node.column, old: text.trimmedSpaces, new: canonical))
    }

    /// Reports citations in a text that is shown without them.
    mutating func reportCitations(in text: String, of node: YAMLNode) {
        guard text.utf8.contains(.caret) else { return }
        for match in text.matches(of: /\[\^[^\[\]\s]+\]/) {
            let before = String(text[..<match.range.lowerBound])
            let old = String(match.output)
            // Before the citation stand at least as many scalars in the file.
            let column = node.column + before.unicodeScalars.count
            report(.misplacedCitation, at: node, offendingText: old, fix: Fix(line: node.line, column: column, old: old, new: ""))
        }
    }
}

/// The two numbers that three digits after one point or comma may mean: thousands, or a fraction.
struct AmbiguousNumber {
    let words: String

    /// Nil where a number in Western digits can mean only one thing.
    init?(_ number: String) {
        let parts = number.drop { $0 == "-" }.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        guard parts.count == 2, (1...3).contains(parts[0].count), parts[0].first != "0", parts[1].count == 3,
            parts.allSatisfy({ $0.utf8.allSatisfy(\.isASCIIDigit) })
        else { return nil }
        let sign = number.hasPrefix("-") ? "-" : ""
        var fraction = parts[1]
        while fraction.last == "0" { fraction.removeLast() }
        // Three digits would be ambiguous again.
        let decimals = fraction.count == 3 ? fraction + "0" : fraction
        words = "\(sign)\(parts[0])\(parts[1]) · \(sign)\(parts[0])" + (decimals.isEmpty ? ".0" : ".\(decimals)")
    }
}

extension StringProtocol {
    /// Without spaces of any width and invisible characters at the ends.
    package var trimmedSpaces: String {
        func isOut(_ scalar: Unicode.Scalar) -> Bool {
            scalar.properties.isWhitespace || DeceptiveCharacter.isInvisible(scalar) || DeceptiveCharacter.isDirectionControl(scalar)
        }
        let start = unicodeScalars.drop(while: isOut)
        guard let last = start.lastIndex(where: { !isOut($0) }) else { return "" }
        return String(String.UnicodeScalarView(start[...last]))
    }

    /// With Western digits, a decimal point, and no spaces or signs between thousands, where Arabic or typographic ones stand.
    package var westernNumber: String {
        var view = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0x0660...0x0669, 0x06F0...0x06F9: view.append(LetterFolding.fold(scalar) ?? scalar)
            case 0x066B: view.append(".")
            case 0x066C, 0x20, 0xA0, 0x202F, 0x2009: continue
            case 0x2212: view.append("-")
            default: if !DeceptiveCharacter.isInvisible(scalar), !DeceptiveCharacter.isDirectionControl(scalar) { view.append(scalar) }
            }
        }
        return String(view)
    }
}

/// Finds the value of a vocabulary that a label in any of the three languages means.
struct VocabularyLabelLookup: Sendable {
    private let values: [(value: String, labels: [String])]

    init(_ entries: [(value: String, label: LocalizedText)]) {
        values = entries.map { entry in
            (entry.value, [entry.value.foldedLabel] + Language.builtIn.compactMap { entry.label.written(in: $0)?.foldedLabel })
        }
    }

    /// The one value with that label; else the one whose label has all the words. Nil where none or several have.
    func value(of written: String) -> String? {
        let folded = written.foldedLabel
        guard !folded.isEmpty else { return nil }
        if let exact = values.first(where: { $0.labels.contains(folded) }) { return exact.value }
        let words = Set(folded.split(separator: " "))
        guard words.allSatisfy({ $0.unicodeScalars.count >= 3 }) else { return nil }
        let holding = values.filter { $0.labels.contains { words.isSubset(of: $0.split(separator: " ")) } }
        return holding.count == 1 ? holding[0].value : nil
    }
}

/// Separators that people type between the values of a list.
enum TypedListSeparators {
    /// The values of a text that stands where a list is expected, each with its column; one where nothing separates them.
    static func parts(of node: YAMLNode) -> [YAMLNode] {
        guard let text = node.scalar else { return [node] }
        var parts: [YAMLNode] = []
        var start = 0
        let scalars = Array(text.unicodeScalars)
        for index in 0...scalars.count where index == scalars.count || scalars[index].separatesListItems {
            var (from, to) = (start, index)
            while from < to, scalars[from].properties.isWhitespace { from += 1 }
            while to > from, scalars[to - 1].properties.isWhitespace { to -= 1 }
            if from < to {
                var view = String.UnicodeScalarView()
                view.append(contentsOf: scalars[from..<to])
                parts.append(YAMLNode(value: .scalar(String(view)), line: node.line, column: node.column + from))
            }
            start = index + 1
        }
        return parts
    }
}

extension FieldSchema {
    /// Whether values are names without separators in them: only these may be cut at a comma.
    var isName: Bool {
        switch self {
        case .vocabulary, .reference: true
        default: false
        }
    }

    /// Whether a text can stand for it.
    var isScalar: Bool {
        switch self {
        case .list, .object, .local: false
        default: true
        }
    }
}
