// Contributing helps to write notes: scaffolds, stamps of translations, the editor's report. It knows no page and no template.

internal import FrontMatter
package import Localisation
package import Records

/// A new note, complete and valid but for what its author must say; written from the declared fields.
package enum Scaffold {
    /// What a scaffold needs to know.
    package struct Request: Sendable {
        package let country: String
        package let topic: Topic
        package let title: String
        package let slug: String
        package let today: PartialDate
        package let committee: String

        package init(country: String, topic: Topic, title: String, slug: String, today: PartialDate, committee: String) {
            self.country = country
            self.topic = topic
            self.title = title
            self.slug = slug
            self.today = today
            self.committee = committee
        }

        package var path: String { "content/practices/\(country)/\(slug).md" }
    }

    /// The text of a practice's scaffold: fields with their help as comments, sections with guidance. It is a draft until its author says otherwise.
    package static func practice(_ request: Request, language: Language) -> String {
        func help(_ key: String) -> String {
            Practice.fields.first { $0.key == key }.map { "  # " + $0.help[language] } ?? ""
        }
        let quoted = request.title.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        var text = """
            ---
            title: "\(quoted)"
            country: \(request.country)
            themes: [\(request.topic.theme.text)]\(help("themes"))
            topic: \(request.topic.entry.id)
            summary: >-
              \(Guidance.summary[language])
            since: \(request.today.year)\(help("since"))
            status: ongoing\(help("status")): planned, pilot, ongoing, completed, unknown
            evidence: documented\(help("evidence")): documented, monitored, evaluated
            lead: [\(request.committee)]\(help("lead"))
            # partners: []\(help("partners"))
            # target_groups: [victims]\(help("target_groups"))
            # instruments: []\(help("instruments"))
            sources:
              - key: s1
                publisher: "\(Guidance.publisher[language])"
                title: "\(Guidance.sourceTitle[language])"
                date: undated
                url: "https://example.org/"
                confidence: medium
            compiled: \(request.today.iso)
            reviewed: \(request.today.iso)
            draft: true  # \(Guidance.draft[language])
            ---

            """
        for role in SectionRole.allCases {
            text += "## \(role.heading[.ar])\n\n\(Guidance.section(role)[language])\(role == .context ? "[^s1]." : "")\n\n"
        }
        return text
    }
}

/// What the scaffold says where the author will write.
private enum Guidance {
    static let summary = LocalizedText(
        ar: "اكتب هنا جملة أو جملتين: من يفعل ماذا ولمن، من دون أرقام ولا مصادر، بين ستين وثلاثمئة وعشرين حرفا.",
        fr: "Écrivez ici une ou deux phrases : qui fait quoi et pour qui, sans chiffre ni source, entre 60 et 320 caractères.",
        en: "Write one or two sentences here: who does what for whom, without figures or sources, in 60 to 320 characters.")
    static let publisher = LocalizedText(ar: "الناشر", fr: "Éditeur", en: "Publisher")
    static let sourceTitle = LocalizedText(ar: "عنوان المصدر", fr: "Titre de la source", en: "Title of the source")
    static let draft = LocalizedText(
        ar: "احذف هذا السطر حين تكتمل البطاقة", fr: "retirez cette ligne quand la fiche est prête",
        en: "remove this line when the note is ready")

    static func section(_ role: SectionRole) -> LocalizedText {
        switch role {
        case .context:
            .init(
                ar: "ما المشكلة، ولماذا نشأت الممارسة؟ اذكر المصدر هكذا", fr: "Quel problème, et pourquoi cette pratique ? Citez ainsi",
                en: "What is the problem, and why did the practice start? Cite like this")
        case .approach:
            .init(ar: "من يفعل ماذا، وبأي ترتيب؟", fr: "Qui fait quoi, dans quel ordre ?", en: "Who does what, and in which order?")
        case .results:
            .init(
                ar: "ما الذي تحقق، وكيف عُرف ذلك؟ إن لم تذكر المصادر شيئا فقل ذلك.",
                fr: "Qu’a-t-on obtenu, et comment le sait-on ? Si les sources se taisent, dites-le.",
                en: "What was achieved, and how is it known? If the sources are silent, say so.")
        case .lessons:
            .init(
                ar: "ما الذي لم ينجح، وما حدود الممارسة؟", fr: "Qu’est-ce qui n’a pas marché, quelles limites ?",
                en: "What did not work, and what are the limits?")
        case .replication:
            .init(
                ar: "ما الذي يلزم لتطبيقها في بلد آخر؟", fr: "Que faut-il pour la reprendre dans un autre pays ?",
                en: "What does it take to do it elsewhere?")
        }
    }
}
