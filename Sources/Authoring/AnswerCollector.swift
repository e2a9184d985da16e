internal import Diagnostics
internal import FrontMatter
package import Localization
internal import Records

/// Collects the answers for a new entry: validates the values from the command line and, on a terminal, asks for the others.
package struct AnswerCollector {
    package let entryTemplate: EntryTemplate
    package let choices: FieldValueOptions
    package let language: Language

    package init(_ entryTemplate: EntryTemplate, choices: FieldValueOptions, language: Language) {
        (self.entryTemplate, self.choices, self.language) = (entryTemplate, choices, language)
    }

    /// The values on the command line are invalid or incomplete.
    package struct InvalidArguments: Error, Sendable { package let words: String }

    /// The values given as `key=value`, parsed by their fields.
    package func given(_ pairs: [(key: String, value: String)]) throws(InvalidArguments) -> Answers {
        var answers = Answers()
        for (written, value) in pairs {
            let parts = written.split(separator: ".", maxSplits: 1).map(String.init)
            let key = parts.first ?? written
            guard let field = entryTemplate.field(key) else {
                let known = entryTemplate.collection.type.fields.map(\.key)
                throw InvalidArguments(
                    words: "--set \(written): \(known.joined(separator: ", "))" + SpellingSuggestionTexts.words(key, known))
            }
            if case .local = field.schema {
                guard let code = Language(rawValue: parts.count > 1 ? parts[1] : "ar") else {
                    throw InvalidArguments(words: "--set \(written): ar, fr, en")
                }
                var texts: [Language: String] = [:]
                if case .local(let known) = answers[key] { texts = known }
                texts[code] = InputNormalizer.cleaned(value)
                answers[key] = .local(texts)
            } else if case .list(let element) = field.schema {
                let parts = known(element, key, answers)?.parts(of: value) ?? InputNormalizer.parts(value)
                answers[key] = .many(try parts.map { (part) throws(InvalidArguments) in try checked(part, element, key, answers) })
            } else {
                answers[key] = .one(try checked(value, field.schema, key, answers))
            }
        }
        return answers
    }

    private func checked(_ value: String, _ schema: FieldSchema, _ key: String, _ answers: Answers) throws(InvalidArguments) -> String {
        if let known = known(schema, key, answers) {
            guard let id = known.named(InputNormalizer.cleaned(value)) else {
                let ids = known.map(\.id)
                let hint = key == "country" ? "\n" + CountryScaffold.hint[language] + " \(value)" : ""
                throw InvalidArguments(
                    words: "--\(key) \(value): \(ids.joined(separator: ", "))" + SpellingSuggestionTexts.words(value, ids) + hint)
            }
            return id
        }
        do throws(InputError) {
            return try schema.answer(from: value, mayBeUndated: entryTemplate.mayBeUndated(key))
        } catch {
            throw InvalidArguments(words: "--\(key) \(value): \(error.words[language])")
        }
    }

    private func known(_ schema: FieldSchema, _ key: String, _ answers: Answers) -> [Choice]? {
        // Any record may be named, although the lists shown on a terminal are shorter.
        guard let known = choices.choices(for: schema, answers: key == "lead" ? Answers() : answers) else { return nil }
        return key == "country" && entryTemplate.mayBeInternational ? known + [international] : known
    }

    private var international: Choice {
        let label = LocalizedText(.dialogueInternational)
        return Choice(id: EntryTemplate.international, label: label[language])
    }

    /// Required keys without a value, with their possible values.
    package func missing(_ answers: Answers) -> String? {
        guard let key = entryTemplate.needed.first(where: { answers[$0] == nil }) else { return nil }
        let schema = entryTemplate.field(key)?.schema ?? .plain(nil)
        let values = known(schema, key, answers).map { ": " + $0.map(\.id).joined(separator: ", ") } ?? ": \(schema.words)"
        return "--\(key) is missing\(values)"
    }

    /// Asks all open questions. `back` returns to the previous one.
    package func asked(_ given: Answers, in prompter: Prompter) throws -> Answers {
        try asked(given, from: 0, in: prompter)
    }

    /// Repeats the last question, and earlier ones on request.
    package func askedAgain(_ answers: Answers, given: Answers, in prompter: Prompter) throws -> Answers {
        let keys = open(given)
        return keys.isEmpty ? answers : try asked(given, from: keys.count - 1, with: answers, in: prompter)
    }

    private func open(_ given: Answers) -> [String] { entryTemplate.asked.filter { given[$0] == nil && entryTemplate.field($0) != nil } }

    private func asked(_ given: Answers, from start: Int, with known: Answers? = nil, in prompter: Prompter) throws -> Answers {
        let keys = open(given)
        var answers = known ?? given
        var index = start
        while keys.indices.contains(index) {
            answers[keys[index]] = nil
            do {
                try ask(keys[index], &answers, prompter)
                index += 1
            } catch is PreviousQuestionRequest {
                index = max(0, index - 1)
            }
        }
        return answers
    }

    /// The questions with the labels of their answers, for the summary before the entry is written.
    package func summary(_ answers: Answers) -> [(question: String, answer: String)] {
        var keys = entryTemplate.needed
        for key in entryTemplate.asked where !keys.contains(key) { keys.append(key) }
        return keys.compactMap { key in
            guard let field = entryTemplate.field(key) else { return nil }
            let known = known(field.schema, key, answers) ?? []
            let words: String? =
                switch answers[key] {
                case .one(let text): known.first { $0.id == text }?.label ?? text
                case .many(let texts):
                    texts.map { text in known.first { $0.id == text }?.label ?? text }.joined(separator: language.listSeparator)
                case .local(let texts): Language.builtIn.compactMap { texts[$0] }.joined(separator: " / ")
                case nil: nil
                }
            return words.map { (field.help[language], $0) }
        }
    }

    private func ask(_ key: String, _ answers: inout Answers, _ prompter: Prompter) throws {
        guard let field = entryTemplate.field(key) else { return }
        let isNeeded = entryTemplate.needed.contains(key)
        var shown = choices.choices(for: field.schema, answers: answers)
        if key == "country", entryTemplate.mayBeInternational { shown?.append(international) }
        if let shown {
            guard !shown.isEmpty else { return }
            let proposed = choices.completed(answers, for: entryTemplate.collection).texts(key)
            if case .list = field.schema {
                answers[key] = .many(
                    try prompter.chooseSeveral(field.help[language], from: shown, proposed: proposed, atMost: key == "themes" ? 3 : 10))
            } else if !isNeeded, field.requirement != .required {
                let none = Choice(id: "-", label: "—")
                let picked = try prompter.choose(field.help[language], from: shown + [none], proposed: none.id)
                if picked != none.id { answers[key] = .one(picked) }
            } else {
                answers[key] = .one(try prompter.choose(field.help[language], from: shown))
            }
        } else if case .local = field.schema {
            answers[key] = try local(field, isNeeded: isNeeded, prompter)
        } else if let text = try prompter.text(
            field.help[language], schema: field.schema, isOptional: !isNeeded, mayBeUndated: entryTemplate.mayBeUndated(key))
        {
            answers[key] = .one(text)
        }
    }

    private func local(_ field: DeclaredField, isNeeded: Bool, _ prompter: Prompter) throws -> Answers.Value? {
        var texts: [Language: String] = [:]
        for code in Language.builtIn {
            let isOpen = code != .ar || !isNeeded
            texts[code] = try prompter.text("\(field.help[language]), \(code.nativeName)", schema: .cited, isOptional: isOpen)
            if code == .ar, texts[code] == nil { return nil }
        }
        return .local(texts)
    }
}

/// The suggestion "did you mean" for the command line.
private enum SpellingSuggestionTexts {
    static func words(_ word: String, _ known: [String]) -> String {
        SpellingSuggestion.nearest(to: word, among: known).map { " (\($0)?)" } ?? ""
    }
}
