internal import Diagnostics
package import FrontMatter
package import Localization

/// One of several possible answers.
package struct Choice: Sendable, Equatable {
    package let id: String
    package let label: String
    /// Whether it is still missing, such as a topic without an answer.
    package let isOpen: Bool
    /// Its labels in the other languages.
    package let otherLabels: [String]

    package init(id: String, label: String, isOpen: Bool = false, otherLabels: [String] = []) {
        self.id = id
        self.label = label
        self.otherLabels = otherLabels
        self.isOpen = isOpen
    }
}

/// The input was closed.
package struct EndOfInput: Error {}

/// The user wants to return to the previous question.
package struct PreviousQuestionRequest: Error {}

/// Asks questions in the user's language until the answers are valid. Independent of terminals: the caller passes input and output functions.
package struct Prompter {
    package let language: Language
    private let write: (String) -> Void
    private let readInput: () -> String?

    /// - Parameter hear: returns the next typed line; nil at the end of input.
    package init(language: Language, write: @escaping (String) -> Void, readInput: @escaping () -> String?) {
        self.language = language
        self.write = write
        self.readInput = readInput
    }

    /// Asks for one choice, by number or id. An empty line takes the default.
    package func choose(_ question: String, from choices: [Choice], proposed: String? = nil) throws -> String {
        try chooseSeveral(question, from: choices, proposed: proposed.map { [$0] } ?? [], atMost: 1)[0]
    }

    /// Asks for at least one choice, by numbers or ids, in the order typed.
    package func chooseSeveral(_ question: String, from choices: [Choice], proposed: [String] = [], atMost limit: Int) throws -> [String] {
        list(choices, under: question)
        while true {
            let line = try ask(
                limit == 1 ? PrompterStrings.number[language] : PrompterStrings.numbers[language], proposed.joined(separator: " "))
            if InputNormalizer.cleaned(line).isEmpty {
                if !proposed.isEmpty { return proposed }
                write(PrompterStrings.range(choices.count)[language] + "\n")
                continue
            }
            let parts = choices.parts(of: line)
            let picked = parts.compactMap(choices.numbered)
            if picked.count < parts.count {
                // Words that are not a list of answers are tried as one name.
                let isName = limit == 1 || picked.isEmpty
                let unknown = isName ? InputNormalizer.cleaned(line) : parts.first { choices.numbered($0) == nil } ?? line
                write(self.unknown(unknown, choices) + "\n")
                continue
            }
            var distinct: [String] = []
            for id in picked where !distinct.contains(id) { distinct.append(id) }
            guard distinct.count <= limit else {
                let labels = distinct.compactMap { id in choices.first { $0.id == id }?.label }
                write((limit == 1 ? PrompterStrings.onlyOne(labels) : PrompterStrings.atMost(limit))[language] + "\n")
                continue
            }
            return distinct
        }
    }

    /// Shows all answers and waits for confirmation.
    package func confirm(_ answers: [(question: String, answer: String)]) throws {
        write("\n" + PrompterStrings.summary[language] + "\n")
        for (question, answer) in answers { write("  \(question)\(language == .fr ? " :" : ":") \(answer)\n") }
        while !InputNormalizer.cleaned(try ask(PrompterStrings.write[language], "")).isEmpty {
            write(PrompterStrings.writeOrBack[language] + "\n")
        }
    }

    /// Asks for a text. An empty line takes the default, or gives nil if the answer is optional.
    ///
    /// - Parameter mayBeUndated: whether "undated" stands for a date.
    package func text(
        _ question: String, schema: FieldSchema = .cited, proposed: String? = nil, isOptional: Bool = false, mayBeUndated: Bool = false
    ) throws -> String? {
        while true {
            let line = try ask(question + (isOptional && proposed == nil ? PrompterStrings.isOptional[language] : ""), proposed ?? "")
            if InputNormalizer.cleaned(line).isEmpty {
                if let proposed { return proposed }
                if isOptional { return nil }
            }
            do throws(InputError) {
                return try schema.answer(from: line, mayBeUndated: mayBeUndated)
            } catch {
                write(error.words[language] + "\n")
            }
        }
    }

    private func list(_ choices: [Choice], under question: String) {
        write("\n" + question + "\n")
        for (index, choice) in choices.enumerated() {
            let number = String(index + 1)
            let mark = choice.isOpen ? " ○" : ""
            write(
                "  \(String(repeating: " ", count: max(0, 2 - number.count)))\(number). \(SanitizedTerminalText.value(choice.label))\(mark)  [\(choice.id)]\n"
            )
        }
        if choices.contains(where: \.isOpen) { write("  ○ " + PrompterStrings.open[language] + "\n") }
    }

    private func ask(_ question: String, _ proposed: String) throws -> String {
        write(question + (proposed.isEmpty ? "" : " [\(proposed)]") + (language == .fr ? " : " : ": "))
        guard let line = readInput() else { throw EndOfInput() }
        if RecognizedInputWords.back.contains(InputNormalizer.cleaned(line).foldedLabel) { throw PreviousQuestionRequest() }
        return line
    }

    private func unknown(_ part: String, _ choices: [Choice]) -> String {
        var nearest: String?
        if Int(InputNormalizer.westernDigits(part)) == nil {
            nearest =
                SpellingSuggestion.nearest(to: part, among: choices.map(\.id))
                ?? SpellingSuggestion.nearest(to: part, among: choices.map(\.label))
        }
        return PrompterStrings.unknown(part, nearest)[language] + " " + PrompterStrings.range(choices.count)[language]
    }
}

extension [Choice] {
    /// Splits a line into answers: a whole name, else parts separated by commas, else by spaces.
    func parts(of line: String) -> [String] {
        let whole = InputNormalizer.cleaned(line)
        if numbered(whole) != nil { return [whole] }
        let pieces = whole.split(whereSeparator: \.separatesListItems).map { InputNormalizer.cleaned(String($0)) }.filter { !$0.isEmpty }
        return pieces.flatMap { piece in numbered(piece) != nil ? [piece] : piece.split(separator: " ").map(String.init) }
    }

    /// The id of the choice with this number, id or name.
    func numbered(_ part: String) -> String? {
        let western = InputNormalizer.westernDigits(part)
        let bare = western.hasSuffix(".") ? String(western.dropLast()) : western
        if let number = Int(bare) { return indices.contains(number - 1) ? self[number - 1].id : nil }
        return named(part)
    }

    /// The id of the choice with this id or name; an unambiguous prefix of a name suffices.
    func named(_ part: String) -> String? {
        if let choice = first(where: { $0.id == part.lowercased() || $0.id == part }) { return choice.id }
        let name = Self.folded(part)
        guard !name.isEmpty else { return nil }
        func known(_ matches: (String) -> Bool) -> [Choice] {
            filter { ([$0.label] + $0.otherLabels).contains { matches(Self.folded($0)) } }
        }
        let equal = known { $0 == name }
        if equal.count == 1 { return equal[0].id }
        guard equal.isEmpty, name.unicodeScalars.count >= 3 else { return nil }
        let beginning = known { $0.hasPrefix(name) }
        return beginning.count == 1 ? beginning[0].id : nil
    }

    /// Folds case, vowel marks and the Arabic article of a name.
    private static func folded(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { if let folded = LetterFolding.fold(scalar) { scalars.append(folded) } }
        let words = String(scalars).split(separator: " ").map { $0.hasPrefix("ال") && $0.unicodeScalars.count > 4 ? $0.dropFirst(2) : $0 }
        return words.joined(separator: " ")
    }
}

/// The texts of the dialogue.
private enum PrompterStrings {
    static let number = LocalizedText(.dialogueNumber)
    static let numbers = LocalizedText(.dialogueNumbers)
    static let isOptional = LocalizedText(.dialogueIsOptional)
    static let open = LocalizedText(.dialogueOpen)

    static func range(_ count: Int) -> LocalizedText {
        .init(.dialogueRange, [MessageArgument("count", count)])
    }

    static func atMost(_ limit: Int) -> LocalizedText {
        .init(.dialogueAtMost, [MessageArgument("count", limit)])
    }

    static let summary = LocalizedText(.dialogueSummary)
    static let write = LocalizedText(.dialogueWrite)
    static let writeOrBack = LocalizedText(.dialogueWriteOrBack)

    static func onlyOne(_ labels: [String]) -> LocalizedText {
        .init(.dialogueOnlyOne, [MessageArgument("count", labels.count), MessageArgument("labels", labels.joined(separator: " · "))])
    }

    static func unknown(_ part: String, _ nearest: String?) -> LocalizedText {
        guard let nearest else { return .init(.dialogueUnknownValue, [MessageArgument("value", part)]) }
        return .init(
            .dialogueUnknownNear, [MessageArgument("value", part), MessageArgument("question", SpellingSuggestion.question(nearest))])
    }
}
