internal import Diagnostics
internal import FrontMatter
package import Localisation
internal import Records

/// Gathers what a new note needs: what was given on the command line is checked, the rest is asked for, if there is somebody to ask.
package struct Interview {
    package let blueprint: Blueprint
    package let choices: NoteChoices
    package let language: Language

    package init(_ blueprint: Blueprint, choices: NoteChoices, language: Language) {
        (self.blueprint, self.choices, self.language) = (blueprint, choices, language)
    }

    /// What the command line gives is wrong or not enough.
    package struct Refusal: Error, Sendable { package let words: String }

    /// The values given as `key=value`, each in the form of its field.
    package func given(_ pairs: [(key: String, value: String)]) throws(Refusal) -> Answers {
        var answers = Answers()
        for (written, value) in pairs {
            let parts = written.split(separator: ".", maxSplits: 1).map(String.init)
            let key = parts.first ?? written
            guard let field = blueprint.field(key) else {
                let known = blueprint.collection.type.fields.map(\.key)
                throw Refusal(words: "--set \(written): \(known.joined(separator: ", "))" + Suggested.words(key, known))
            }
            if case .local = field.form {
                guard let code = Language(rawValue: parts.count > 1 ? parts[1] : "ar") else {
                    throw Refusal(words: "--set \(written): ar, fr, en")
                }
                var texts: [Language: String] = [:]
                if case .local(let known) = answers[key] { texts = known }
                texts[code] = Typed.cleaned(value)
                answers[key] = .local(texts)
            } else if case .list(let element) = field.form {
                answers[key] = .many(try Typed.parts(value).map { (part) throws(Refusal) in try checked(part, element, key, answers) })
            } else {
                answers[key] = .one(try checked(value, field.form, key, answers))
            }
        }
        return answers
    }

    private func checked(_ value: String, _ form: Form, _ key: String, _ answers: Answers) throws(Refusal) -> String {
        if let known = known(form, key, answers) {
            guard known.contains(where: { $0.id == value }) else {
                let ids = known.map(\.id)
                throw Refusal(words: "--\(key) \(value): \(ids.joined(separator: ", "))" + Suggested.words(value, ids))
            }
            return value
        }
        do throws(Complaint) { return try form.answer(from: value) } catch {
            throw Refusal(words: "--\(key) \(value): \(error.words[language])")
        }
    }

    private func known(_ form: Form, _ key: String, _ answers: Answers) -> [Choice]? {
        // Any record may be named; the lists shown on a terminal are shorter.
        guard let known = choices.choices(for: form, answers: key == "lead" ? Answers() : answers) else { return nil }
        return key == "country" && blueprint.mayBeInternational ? known + [international] : known
    }

    private var international: Choice {
        let label = LocalizedText(.dialogueInternational)
        return Choice(id: Blueprint.international, label: label[language])
    }

    /// The needed keys that nobody has given, with their possible values.
    package func missing(_ answers: Answers) -> String? {
        guard let key = blueprint.needed.first(where: { answers[$0] == nil }) else { return nil }
        let form = blueprint.field(key)?.form ?? .plain(nil)
        let values = known(form, key, answers).map { ": " + $0.map(\.id).joined(separator: ", ") } ?? ": \(form.words)"
        return "--\(key) is missing\(values)"
    }

    /// Asks for all that is still open.
    package func asked(_ given: Answers, in dialogue: Dialogue) throws -> Answers {
        var answers = given
        for key in blueprint.asked where answers[key] == nil {
            guard let field = blueprint.field(key) else { continue }
            let isNeeded = blueprint.needed.contains(key)
            var shown = choices.choices(for: field.form, answers: answers)
            if key == "country", blueprint.mayBeInternational { shown?.append(international) }
            if let shown {
                guard !shown.isEmpty else { continue }
                let proposed = choices.completed(answers, for: blueprint.collection).texts(key)
                if case .list = field.form {
                    answers[key] = .many(
                        try dialogue.chooseSeveral(field.help[language], from: shown, proposed: proposed, atMost: key == "themes" ? 3 : 10))
                } else if !isNeeded, field.presence != .required {
                    let none = Choice(id: "-", label: "—")
                    let picked = try dialogue.choose(field.help[language], from: shown + [none], proposed: none.id)
                    if picked != none.id { answers[key] = .one(picked) }
                } else {
                    answers[key] = .one(try dialogue.choose(field.help[language], from: shown))
                }
            } else if case .local = field.form {
                answers[key] = try local(field, isNeeded: isNeeded, dialogue)
            } else if let text = try dialogue.text(field.help[language], form: field.form, mayWait: !isNeeded) {
                answers[key] = .one(text)
            }
        }
        return answers
    }

    private func local(_ field: DeclaredField, isNeeded: Bool, _ dialogue: Dialogue) throws -> Answers.Value? {
        var texts: [Language: String] = [:]
        for code in Language.allCases {
            let isOpen = code != .ar || !isNeeded
            texts[code] = try dialogue.text("\(field.help[language]), \(code.nativeName)", form: .cited, mayWait: isOpen)
            if code == .ar, texts[code] == nil { return nil }
        }
        return .local(texts)
    }
}

/// "Did you mean", for the command line.
private enum Suggested {
    static func words(_ word: String, _ known: [String]) -> String {
        Suggestion.nearest(to: word, among: known).map { " (\($0)?)" } ?? ""
    }
}
