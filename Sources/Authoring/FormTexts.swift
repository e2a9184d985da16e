internal import FrontMatter
internal import Localization
internal import Records

/// The labels and help lines of forms, by the path of a field. A field without an entry is labelled by its declared help.
enum FormTexts {
    typealias Text = (label: LocalizedText, help: LocalizedText?)

    static func field(_ path: String, in collection: Collection) -> Text? {
        shared[path] ?? (collection == .practices ? practice[path] : nil)
    }

    /// The help line, and what the form of the value asks for.
    static func help(_ help: LocalizedText?, schema: FieldSchema, key: String) -> LocalizedText? {
        let addition: LocalizedText? =
            switch schema {
            case .plain(let range?) where range.lowerBound >= 10:
                LocalizedText(
                    ar: "من \(range.lowerBound) إلى \(range.upperBound) حرفا.",
                    fr: "De \(range.lowerBound) à \(range.upperBound) caractères.",
                    en: "\(range.lowerBound) to \(range.upperBound) characters.")
            case .date:
                text(
                    "سنة أو شهر أو يوم: 2023 أو \u{2066}2023-04\u{2069} أو \u{2066}2023-04-26\u{2069}.",
                    "Une année, un mois ou un jour : 2023, 2023-04 ou 2023-04-26.", "A year, a month or a day: 2023, 2023-04 or 2023-04-26."
                )
            case .address:
                text(
                    "انسخ العنوان كاملا من المتصفح.", "Copiez l’adresse entière depuis le navigateur.",
                    "Copy the whole address from the browser.")
            default: nil
            }
        guard let help, let addition else { return help ?? addition }
        return LocalizedText(
            ar: help[.ar] + " " + addition[.ar], fr: help[.fr] + " " + addition[.fr], en: help[.en] + " " + addition[.en])
    }

    static func title(of group: FormModel.Group, isPractice: Bool) -> LocalizedText {
        switch group {
        case .subject: isPractice ? text("الممارسة ومكانها", "Quoi et où", "What and where") : text("الأساسي", "L’essentiel", "Essentials")
        case .practice: isPractice ? text("ما يجري", "La pratique", "The practice") : text("النص", "Le texte", "The text")
        case .results: text("النتائج والحدود", "Résultats et limites", "Results and limits")
        case .sources: text("المصادر", "Sources", "Sources")
        case .details: text("تفاصيل", "Détails", "Details")
        }
    }

    private static func text(_ ar: String, _ fr: String, _ en: String) -> LocalizedText { LocalizedText(ar: ar, fr: fr, en: en) }

    private static let shared: [String: Text] = [
        "sources": (
            text("المصادر", "Sources", "Sources"),
            text(
                "لكل مصدر رمز قصير يُذكر في النص بعد المعلومة، هكذا: \u{2066}[^s1]\u{2069}",
                "Chaque source a un repère court, cité dans le texte après le fait : [^s1]",
                "Each source has a short mark, cited in the text after the fact: [^s1]")
        ),
        "sources.key": (
            text("رمز المصدر", "Repère de la source", "Source mark"), text("قصير، مثل s1.", "Court, par exemple s1.", "Short, such as s1.")
        ),
        "sources.publisher": (
            text("الناشر", "Éditeur", "Publisher"), text("الجهة التي نشرت المصدر.", "Qui a publié la source.", "Who published the source.")
        ),
        "sources.title": (
            text("عنوان المصدر", "Titre de la source", "Title of the source"),
            text("كما كُتب على المصدر نفسه.", "Tel qu’il figure sur la source.", "As it stands on the source.")
        ),
        "sources.date": (
            text("تاريخ المصدر", "Date de la source", "Date of the source"),
            text(
                "إن لم يكن له تاريخ فاكتب undated.", "Sans date : écrivez undated.", "Without a date: write undated.")
        ),
        "sources.url": (text("رابط المصدر", "Adresse web", "Web address"), nil),
        "sources.language": (
            text("لغة المصدر", "Langue de la source", "Language of the source"),
            text("مثل ar أو fr أو en.", "Par exemple ar, fr ou en.", "Such as ar, fr or en.")
        ),
        "sources.confidence": (
            text("درجة الثقة", "Degré de confiance", "Confidence"),
            text("ما مدى الثقة في هذا المصدر؟", "Jusqu’où se fier à cette source ?", "How far can this source be relied on?")
        ),
        "draft": (
            text("مسودة", "Brouillon", "Draft"),
            text(
                "ما دام الجواب «نعم» لا تُنشر البطاقة.", "Tant que la réponse est « oui », la fiche n’est pas publiée.",
                "As long as the answer is “yes”, the note is not published.")
        ),
        "embargo_until": (
            text("لا تُنشر قبل", "Ne pas publier avant", "Do not publish before"),
            text(
                "تبقى البطاقة غير منشورة إلى هذا اليوم.", "La fiche reste non publiée jusqu’à ce jour.",
                "The note stays unpublished until that day.")
        ),
        "aliases": (
            text("أسماء سابقة للصفحة", "Anciens noms de la page", "Earlier names of the page"),
            text(
                "تقود إلى هذه الصفحة بعد تغيير اسمها.", "Ils mènent à cette page après un changement de nom.",
                "They lead to this page after a change of name.")
        ),
        "shared_sentences": (
            text("جمل يجوز أن ترد في غيرها", "Phrases reprises ailleurs", "Sentences that others may use"),
            text(
                "جملة في كل سطر: لا بأس أن ترد في بطاقة منشورة وهذه غير منشورة.",
                "Une par ligne : elles peuvent figurer dans une fiche publiée, même si celle-ci ne l’est pas.",
                "One on each line: they may stand in a published note although this one is not published.")
        ),
        "compiled": (
            text("تاريخ جمع المعطيات", "Date de collecte", "Facts collected"),
            text("متى قُرئت المصادر.", "Quand les sources ont été lues.", "When the sources were read.")
        ),
        "reviewed": (
            text("آخر مراجعة", "Dernière relecture", "Last reviewed"),
            text(
                "متى روجعت البطاقة على مصادرها.", "Quand la fiche a été relue sur ses sources.",
                "When the note was checked against its sources.")
        ),
    ]

    private static let practice: [String: Text] = [
        "title": (
            text("العنوان", "Titre", "Title"),
            text(
                "ما تُسمى به الممارسة، لا شعار.", "Le nom de la pratique, pas un slogan.", "What one would call the practice, not a slogan.")
        ),
        "country": (
            text("البلد", "Pays", "Country"),
            text("لا يتغير بعد إنشاء البطاقة.", "Il ne change plus une fois la fiche créée.", "It does not change once the note exists.")
        ),
        "topic": (
            text("السؤال المشترك", "Question commune", "Shared question"),
            text(
                "السؤال الذي تجيب عنه الممارسة، وفيه تُقارن البلدان.", "La question à laquelle la pratique répond ; les pays s’y comparent.",
                "The question that the practice answers; countries are compared on it.")
        ),
        "themes": (
            text("المحاور", "Thèmes", "Themes"),
            text(
                "من محور إلى ثلاثة، منها محور السؤال المشترك.", "D’un à trois, dont celui de la question commune.",
                "One to three, among them the theme of the shared question.")
        ),
        "status": (
            text("الحالة", "État", "Status"),
            text("هل ما زالت جارية؟", "La pratique continue-t-elle ?", "Is the practice still going on?")
        ),
        "since": (
            text("البداية", "Début", "Start"), text("متى بدأت الممارسة.", "Quand la pratique a commencé.", "When the practice began.")
        ),
        "lead": (
            text("الجهة القائدة", "Institution responsable", "Lead institution"),
            text("الجهة التي تُسأل عن الممارسة.", "À qui s’adresser à propos de la pratique.", "Whom to ask about the practice.")
        ),
        "until": (
            text("النهاية", "Fin", "End"), text("إن كانت الممارسة قد انتهت.", "Si la pratique a pris fin.", "If the practice has ended.")
        ),
        "since_note": (
            text("توضيح تاريخ البداية", "Précision sur le début", "Note on the start"),
            text("إن اختلفت المصادر في التاريخ.", "Si les sources ne s’accordent pas sur la date.", "Where sources disagree on the date.")
        ),
        "partners": (
            text("الشركاء", "Partenaires", "Partners"),
            text("الجهات المشاركة في العمل.", "Les institutions qui y participent.", "The institutions that take part.")
        ),
        "target_groups": (
            text("الفئات المستهدفة", "Publics visés", "Whom it is for"),
            text("من تخدمهم الممارسة.", "Les personnes que la pratique sert.", "The people whom the practice serves.")
        ),
        "scale": (
            text("النطاق", "Portée", "Scale"), text("إلى أين تصل الممارسة.", "Jusqu’où va la pratique.", "How far the practice reaches.")
        ),
        "summary": (
            text("الملخص", "Résumé", "Summary"),
            text(
                "من يفعل ماذا ولمن، بلا إحالات إلى المصادر.", "Qui fait quoi pour qui, sans appel de source.",
                "Who does what for whom, without citations.")
        ),
        "steps": (
            text("الخطوات", "Étapes", "Steps"),
            text("ما يجري، بالترتيب.", "Ce qui se passe, dans l’ordre.", "What happens, in order.")
        ),
        "steps.title": (text("عنوان الخطوة", "Titre de l’étape", "Step title"), text("بضع كلمات.", "Quelques mots.", "A few words.")),
        "steps.actor": (
            text("من يقوم بها", "Qui agit", "Who acts"),
            text("الجهة التي تقوم بالخطوة.", "L’institution qui mène l’étape.", "The institution that takes the step.")
        ),
        "steps.text": (
            text("ما يجري فيها", "Ce qui s’y passe", "What happens"),
            text(
                "جملة أو أكثر، وبعد كل معلومة رمز مصدرها.", "Une phrase ou plus ; après chaque fait, le repère de sa source.",
                "A sentence or more; after each fact, the mark of its source.")
        ),
        "evidence": (
            text("مستوى الإثبات", "Niveau de preuve", "Level of evidence"),
            text("على أي شيء تقوم المعطيات.", "Ce sur quoi reposent les faits.", "What the facts rest on.")
        ),
        "results": (
            text("نتائج بالأرقام", "Résultats chiffrés", "Results in figures"),
            text("كل رقم بسنته ومصدره.", "Chaque chiffre avec son année et sa source.", "Each figure with its year and source.")
        ),
        "results.indicator": (
            text("ما الذي قيس", "Ce qui est mesuré", "What was measured"),
            text("مثل: عدد من شملهم التدريب.", "Par exemple : personnes formées.", "Such as: people trained.")
        ),
        "results.unit": (
            text("الوحدة", "Unité", "Unit"),
            text("مثل: شخص أو قضية أو بالمئة.", "Par exemple : personnes, affaires, %.", "Such as: people, cases, %.")
        ),
        "results.period": (
            text("الفترة", "Période", "Period"),
            text("إن كان الرقم لأكثر من سنة.", "Si le chiffre couvre plus d’une année.", "If the figure covers more than a year.")
        ),
        "results.note": (
            text("توضيح", "Précision", "Note"),
            text("ما يلزم لفهم الرقم.", "Ce qu’il faut pour comprendre le chiffre.", "What one needs to understand the figure.")
        ),
        "results.value": (text("الرقم", "Valeur", "Figure"), text("بالأرقام وحدها.", "En chiffres seulement.", "Digits only.")),
        "results.year": (text("السنة", "Année", "Year"), text("سنة الرقم.", "L’année du chiffre.", "The year of the figure.")),
        "results.source": source,
        "caution": (
            text("تنبيه للقراء", "Avertissement aux lecteurs", "Warning to readers"),
            text(
                "ما ينبغي معرفته قبل الاستشهاد بالبطاقة.", "Ce qu’il faut savoir avant de citer la fiche.",
                "What one should know before quoting the note.")
        ),
        "unknown": (
            text("ما لا تذكره المصادر", "Ce que les sources ne disent pas", "What the sources do not say"),
            text(
                "اختر الحقل أو القسم الذي بُحث عنه ولم يوجد في المصادر.",
                "Choisissez le champ ou la partie cherchée en vain dans les sources.",
                "Choose the field or the section that was looked for and not found in the sources.")
        ),
        "unknown.field": (
            text("الحقل أو القسم", "Champ ou partie", "Field or section"), text("ما لم يوجد.", "Ce qui manque.", "What was not found.")
        ),
        "unknown.text": (
            text("توضيح", "Précision", "Note"), text("إن لزم.", "Si nécessaire.", "If needed.")
        ),
        "unknown.searched": (
            text("أين بُحث", "Où l’on a cherché", "Where it was looked for"),
            text("المواقع أو التقارير التي قُرئت.", "Les sites ou rapports consultés.", "The sites or reports that were read.")
        ),
        "cost": (text("الكلفة", "Coût", "Cost"), text("إن ذكرها مصدر.", "Si une source l’indique.", "If a source states it.")),
        "cost.amount": (text("المبلغ", "Montant", "Amount"), text("بالأرقام وحدها.", "En chiffres seulement.", "Digits only.")),
        "cost.currency": (text("العملة", "Monnaie", "Currency"), nil),
        "cost.period": (text("الفترة", "Période", "Period"), text("مثل: سنة واحدة.", "Par exemple : un an.", "Such as: one year.")),
        "cost.source": source,
        "cost.note": (
            text("توضيح", "Précision", "Note"), text("ما يشمله المبلغ.", "Ce que le montant comprend.", "What the amount covers.")
        ),
        "cost_note": (text("توضيح الكلفة", "Précision sur le coût", "Note on the cost"), nil),
        "instruments": (
            text("السند القانوني", "Base juridique", "Legal basis"),
            text(
                "النصوص التي تقوم عليها الممارسة.", "Les textes sur lesquels repose la pratique.", "The texts on which the practice rests.")
        ),
        "round_tables": (
            text("المائدة المستديرة", "Table ronde", "Round table"),
            text("حيث عُرضت الممارسة.", "Où la pratique a été présentée.", "Where the practice was presented.")
        ),
        "counterparts": (
            text("ممارسات مقابلة", "Pratiques correspondantes", "Counterparts"),
            text("ما يقابلها في بلدان أخرى.", "Ce qui lui correspond dans d’autres pays.", "What corresponds to it in other countries.")
        ),
        "validated_by": (
            text("المصادقة", "Validation", "Validation"),
            text("إن صادقت جهة على البطاقة.", "Si une institution a validé la fiche.", "If an institution has validated the note.")
        ),
    ]

    private static let source: Text = (
        text("المصدر", "Source", "Source"),
        text("من مصادر هذه البطاقة.", "Parmi les sources de cette fiche.", "One of this note’s sources.")
    )
}
