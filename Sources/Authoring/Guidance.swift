internal import Diagnostics
internal import Localization
internal import Records

/// What a scaffold says where the author will write.
enum Guidance {
    static let draft = LocalizedText(
        ar: "احذف هذا السطر حين تكتمل البطاقة", fr: "retirez cette ligne quand la fiche est prête",
        en: "remove this line when the note is ready")

    static let cite = LocalizedText(ar: "اذكر المصدر هكذا", fr: "Citez ainsi", en: "Cite like this")

    /// The body of a new note: headings in Arabic, since the original is Arabic; guidance in the author's language.
    static func body(of collection: Collection, _ language: Language) -> String {
        switch collection {
        case .practices:
            SectionRole.allCases.map { role in
                "## \(role.heading[.ar])\n\n\(TodoMarker.mark) \(section(role)[language])"
                    + (role == .context ? " \(cite[language])[^s1]." : "")
            }.joined(separator: "\n\n")
        case .topics: topic.map { "## \($0.heading)\n\n\(TodoMarker.mark) \($0.guidance[language])" }.joined(separator: "\n\n")
        case .pages: "\(TodoMarker.mark) \(page[language])"
        case .instruments, .roundTables: "\(TodoMarker.mark) \(paragraph[language]) \(cite[language])[^s1]."
        default: ""
        }
    }

    private static let page = LocalizedText(
        ar: "اكتب هنا نص الصفحة.", fr: "Écrivez ici le texte de la page.", en: "Write the text of the page here.")

    private static let paragraph = LocalizedText(
        ar: "اكتب هنا فقرة أو فقرتين مما تقوله المصادر.", fr: "Écrivez ici un ou deux paragraphes d’après les sources.",
        en: "Write one or two paragraphs here, from the sources.")

    private static let topic = [
        (
            heading: "أهمية السؤال",
            guidance: LocalizedText(
                ar: "لماذا يهم هذا السؤال من يعمل مع الضحايا؟", fr: "Pourquoi cette question compte-t-elle pour les praticiens ?",
                en: "Why does the question matter to those who work with victims?")
        ),
        (
            heading: "أوجه الاتفاق والاختلاف",
            guidance: LocalizedText(
                ar: "فيم تتفق البلدان وفيم تختلف؟", fr: "En quoi les pays se ressemblent-ils, en quoi diffèrent-ils ?",
                en: "Where do the countries agree, where do they differ?")
        ),
    ]

    static func section(_ role: SectionRole) -> LocalizedText {
        switch role {
        case .context:
            .init(
                ar: "ما المشكلة، ولماذا نشأت الممارسة؟", fr: "Quel problème, et pourquoi cette pratique ?",
                en: "What is the problem, and why did the practice start?")
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
