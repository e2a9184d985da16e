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
    static let number = LocalizedText(ar: "الرقم", fr: "Numéro", en: "Number")
    static let numbers = LocalizedText(
        ar: "الرقم (أو أرقام تفصلها مسافات)", fr: "Numéro (ou plusieurs, séparés par une espace)", en: "Number (or several, with spaces)")
    static let isOptional = LocalizedText(
        ar: " (أو اضغط Enter لتكتبه لاحقا في الملف)", fr: " (Entrée : plus tard, dans le fichier)", en: " (Enter: later, in the file)")
    static let open = LocalizedText(ar: "بلا جواب من هذا البلد بعد", fr: "sans réponse de ce pays", en: "no answer from this country yet")

    static func range(_ count: Int) -> LocalizedText {
        .init(ar: "اكتب رقما من 1 إلى \(count).", fr: "Tapez un numéro de 1 à \(count).", en: "Type a number from 1 to \(count).")
    }

    static func atMost(_ limit: Int) -> LocalizedText {
        .init(ar: "اختر \(limit) على الأكثر.", fr: "Au plus \(limit).", en: "At most \(limit).")
    }

    static func unknown(_ part: String, _ nearest: String?) -> LocalizedText {
        .init(
            ar: "«\(part)» ليس من الاختيارات." + (nearest.map { " هل تقصد «\($0)»؟" } ?? ""),
            fr: "« \(part) » n'est pas un des choix." + (nearest.map { " Vouliez-vous dire « \($0) » ?" } ?? ""),
            en: "\"\(part)\" is not one of the choices." + (nearest.map { " Did you mean \"\($0)\"?" } ?? ""))
    }
}
