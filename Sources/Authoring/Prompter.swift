internal import Diagnostics
package import FrontMatter
package import Localization

/// One of several possible answers.
package struct Choice: Sendable, Equatable {
    package let id: String
    package let label: String
    /// Marks what is still missing: a topic without an answer.
    package let isOpen: Bool

    package init(id: String, label: String, isOpen: Bool = false) {
        self.id = id
        self.label = label
        self.isOpen = isOpen
    }
}

/// The person has closed the input: nothing more will be said.
package struct EndOfInput: Error {}

/// Asks a person, in their language, until the answer can be used. It knows no terminal: the caller lends it a voice and an ear.
package struct Prompter {
    package let language: Language
    private let write: (String) -> Void
    private let readInput: () -> String?

    /// - Parameter hear: the next line typed; nil where the input has ended.
    package init(language: Language, write: @escaping (String) -> Void, readInput: @escaping () -> String?) {
        self.language = language
        self.write = write
        self.readInput = readInput
    }

    /// One of the choices, by its number or its id. An empty line takes what is proposed.
    package func choose(_ question: String, from choices: [Choice], proposed: String? = nil) throws -> String {
        try chooseSeveral(question, from: choices, proposed: proposed.map { [$0] } ?? [], atMost: 1)[0]
    }

    /// Some of the choices, at least one, by their numbers or ids, in the order typed.
    package func chooseSeveral(_ question: String, from choices: [Choice], proposed: [String] = [], atMost limit: Int) throws -> [String] {
        list(choices, under: question)
        while true {
            let line = try ask(limit == 1 ? Strings.number[language] : Strings.numbers[language], proposed.joined(separator: " "))
            let parts = InputNormalizer.parts(line)
            if parts.isEmpty {
                if !proposed.isEmpty { return proposed }
                write(Strings.range(choices.count)[language] + "\n")
                continue
            }
            guard parts.count <= limit else {
                write(Strings.atMost(limit)[language] + "\n")
                continue
            }
            var picked: [String] = []
            for part in parts {
                guard let id = Self.pick(part, choices) else {
                    write(unknown(part, choices) + "\n")
                    break
                }
                if !picked.contains(id) { picked.append(id) }
            }
            if !picked.isEmpty, Set(picked).count == Set(parts.compactMap { Self.pick($0, choices) }).count,
                parts.allSatisfy({ Self.pick($0, choices) != nil })
            {
                return picked
            }
        }
    }

    /// A text of a form. An empty line takes what is proposed; where the answer may wait, it gives nil.
    package func text(_ question: String, schema: FieldSchema = .cited, proposed: String? = nil, isOptional: Bool = false) throws -> String?
    {
        while true {
            let line = try ask(question + (isOptional && proposed == nil ? Strings.isOptional[language] : ""), proposed ?? "")
            if InputNormalizer.cleaned(line).isEmpty {
                if let proposed { return proposed }
                if isOptional { return nil }
            }
            do throws(InputError) {
                return try schema.answer(from: line)
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
            write("  \(String(repeating: " ", count: max(0, 2 - number.count)))\(number). \(choice.label)\(mark)  [\(choice.id)]\n")
        }
        if choices.contains(where: \.isOpen) { write("  ○ " + Strings.open[language] + "\n") }
    }

    private func ask(_ question: String, _ proposed: String) throws -> String {
        write(question + (proposed.isEmpty ? "" : " [\(proposed)]") + (language == .fr ? " : " : ": "))
        guard let line = readInput() else { throw EndOfInput() }
        return line
    }

    private static func pick(_ part: String, _ choices: [Choice]) -> String? {
        let western = InputNormalizer.westernDigits(part)
        let bare = western.hasSuffix(".") ? String(western.dropLast()) : western
        if let number = Int(bare) { return choices.indices.contains(number - 1) ? choices[number - 1].id : nil }
        return choices.first { $0.id == part.lowercased() || $0.id == part }?.id
    }

    private func unknown(_ part: String, _ choices: [Choice]) -> String {
        let nearest = Int(InputNormalizer.westernDigits(part)) == nil ? Suggestion.nearest(to: part, among: choices.map(\.id)) : nil
        return Strings.unknown(part, nearest)[language] + " " + Strings.range(choices.count)[language]
    }
}

/// The dialogue's own words.
private enum Strings {
    static let number = LocalizedText(.dialogueNumber)
    static let numbers = LocalizedText(.dialogueNumbers)
    static let isOptional = LocalizedText(.dialogueMayWait)
    static let open = LocalizedText(.dialogueOpen)

    static func range(_ count: Int) -> LocalizedText {
        .init(.dialogueRange, [TextValue("count", count)])
    }

    static func atMost(_ limit: Int) -> LocalizedText {
        .init(.dialogueAtMost, [TextValue("count", limit)])
    }

    static func unknown(_ part: String, _ nearest: String?) -> LocalizedText {
        guard let nearest else { return .init(.dialogueUnknownValue, [TextValue("value", part)]) }
        return .init(.dialogueUnknownNear, [TextValue("value", part), TextValue("question", Suggestion.question(nearest))])
    }
}
