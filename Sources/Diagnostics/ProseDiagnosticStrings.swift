extension DiagnosticCode {
    /// Messages of diagnostics about prose.
    var proseStrings: DiagnosticStrings? { structureStrings ?? linkStrings ?? imageStrings ?? typographyStrings }

    private var structureStrings: DiagnosticStrings? {
        switch self {
        case .unknownSection:
            .init(
                "العنوان «{o}» ليس من أقسام البطاقة.", "Le titre « {o} » n'est pas une section connue.",
                "The heading \"{o}\" is no known section.",
                fix: "الأقسام: {d}.", "Sections : {d}.", "Sections: {d}.")
        case .duplicateSection:
            .init(
                "القسم «{o}» مكرر.", "La section « {o} » est répétée.", "The section \"{o}\" is repeated.",
                fix: "اجمع النصين تحت عنوان واحد.", "Réunissez les deux textes.", "Join the two texts under one heading.")
        case .missingSection:
            .init(
                "القسم «{o}» ناقص.", "La section « {o} » manque.", "The section \"{o}\" is missing.",
                fix: "أضف «## {o}»، ولو بجملة تقول إن المصادر لا تذكر شيئا.",
                "Ajoutez « ## {o} », même pour dire que les sources se taisent.",
                "Add \"## {o}\", if only to say that the sources are silent.")
        case .misplacedHeading:
            .init(
                "عنوان من مستوى غير متوقع: «{o}».", "Titre de niveau inattendu : « {o} ».", "A heading of an unexpected level: \"{o}\".",
                fix: "استعمل ## للأقسام و### داخلها.", "Utilisez ## pour les sections et ### à l'intérieur.",
                "Use ## for sections and ### inside them.")
        case .sectionHeading:
            .init(
                "عنوان القسم «{o}» ليس بالصيغة المطلوبة، فلا يُعرف أنه قسم.",
                "Le titre de section « {o} » n'a pas la forme voulue : la section n'est pas reconnue.",
                "The section heading \"{o}\" is not in the required form, so the section is not recognised.",
                fix: "اكتب السطر هكذا: {d}", "Écrivez la ligne ainsi : {d}", "Write the line as: {d}")
        case .unspacedHeading:
            .init(
                "لا مسافة بعد # في العنوان: {o}", "Pas d'espace après # dans le titre : {o}", "No space after # in the heading: {o}",
                fix: "اكتب السطر هكذا: {d}", "Écrivez la ligne ainsi : {d}", "Write the line as: {d}")
        case .emptySection:
            .init(
                "القسم «{o}» فارغ.", "La section « {o} » est vide.", "The section \"{o}\" is empty.",
                fix: "اكتب فيه، أو احذف عنوانه. وإن بُحث ولم يوجد شيء فاذكر ذلك في الحقل unknown: ‏{d}",
                "Écrivez-la, ou retirez son titre. Si la recherche n'a rien donné, dites-le dans le champ unknown : {d}",
                "Write it, or remove its heading. Where a search found nothing, say so in the field unknown: {d}")
        case .unknownButWritten:
            .init(
                "«{o}» مذكور في unknown على أنه غير معروف، وهو مكتوب في البطاقة.",
                "« {o} » est donné comme inconnu, mais la fiche le contient.",
                "\"{o}\" is declared unknown, but the note contains it.",
                fix: "احذف السطر من unknown، أو احذف ما كُتب.", "Retirez-le de unknown, ou retirez ce qui est écrit.",
                "Remove it from unknown, or remove what is written.")
        case .rawHTML:
            .init(
                "لا يُقبل HTML داخل البطاقة: {o}.", "Le HTML n'est pas admis dans une fiche : {o}.", "HTML is not allowed in a note: {o}.",
                fix: "اكتب النص بصيغة Markdown.", "Écrivez en Markdown.", "Write it as Markdown.")
        case .tableTooLarge:
            .init(
                "الجدول أكبر من الحد المسموح ({d}).", "Le tableau dépasse la taille permise ({d}).",
                "The table is larger than allowed ({d}).",
                fix: "قسّمه إلى جداول.", "Divisez-le.", "Split it.")
        case .unevenTable:
            .init(
                "صف في الجدول عدد خاناته مختلف: {o}.", "Une ligne du tableau n'a pas le même nombre de cellules : {o}.",
                "A table row has another number of cells: {o}.",
                fix: "المطلوب {d} خانات.", "Attendu : {d} cellules.", "Expected: {d} cells.")
        case .nestingTooDeep:
            .init(
                "تداخل أعمق من {d} مستوى.", "Imbrication de plus de {d} niveaux.", "Nested more than {d} levels deep.",
                fix: "بسّط القوائم والاقتباسات.", "Simplifiez listes et citations.", "Flatten the lists and quotes.")
        case .footnoteDefinition:
            .init(
                "حاشية مكتوبة في النص: {o}.", "Une note de bas de page est définie dans le texte : {o}.",
                "A footnote is defined in the text: {o}.",
                fix: "أضف المصدر إلى sources في رأس الملف واستشهد بمفتاحه.", "Ajoutez la source à sources et citez sa clé.",
                "Add the source to sources at the top and cite its key.")
        case .rawEmphasis:
            .init(
                "بقيت العلامات ** ظاهرة: {o}.", "Les astérisques ** restent visibles : {o}.", "The ** signs stay visible: {o}.",
                fix: "اترك مسافة قبل ** وبعدها، أو احذفها.", "Laissez une espace avant et après **, ou retirez-les.",
                "Leave a space around the **, or remove them.")
        case .arabicListNumber:
            .init(
                "الرقم «{o}» لا يبدأ قائمة.", "Le numéro « {o} » n'ouvre pas de liste.", "The number \"{o}\" starts no list.",
                fix: "اكتب 1. بأرقام غربية؛ الموقع يعرضها كما يجب.", "Écrivez 1. en chiffres occidentaux.", "Write 1. with Western digits."
            )
        case .stillToWrite:
            .init(
                "في المسودة مواضع لم تُكتب بعد ({d})، أولها: {o}", "Des endroits du brouillon restent à écrire ({d}), d'abord : {o}",
                "Parts of the draft are still to be written ({d}), the first: {o}",
                fix: "اكتب النص مكان كل علامة ✎ واحذف العلامة.", "Écrivez le texte à la place de chaque signe ✎.",
                "Write the text in place of each ✎ sign.")
        case .leftToFill:
            .init(
                "في البطاقة مواضع لم تُكتب بعد ({d})، أولها: {o}", "Des endroits restent à écrire ({d}), d'abord : {o}",
                "Parts of the note are still to be written ({d}), the first: {o}",
                fix: "اكتب النص مكان كل علامة ✎ واحذف العلامة، أو أعد السطر «draft: true».",
                "Écrivez le texte à la place de chaque signe ✎, ou remettez la ligne « draft: true ».",
                "Write the text in place of each ✎ sign, or put the line \"draft: true\" back.")
        default: nil
        }
    }

    private var linkStrings: DiagnosticStrings? {
        switch self {
        case .brokenLink:
            .init(
                "الرابط لا يصل إلى بطاقة: {o}.", "Le lien ne mène à aucune fiche : {o}.", "The link leads to no note: {o}.",
                fix: "اكتب المسار نسبة إلى هذا الملف: {d}.", "Écrivez le chemin depuis ce fichier : {d}.",
                "Write the path from this file: {d}.")
        case .brokenAnchor:
            .init(
                "لا يوجد في البطاقة موضع باسم «{o}».", "La fiche n'a pas d'ancre « {o} ».", "The note has no anchor \"{o}\".",
                fix: "المواضع الموجودة: {d}.", "Ancres présentes : {d}.", "Present anchors: {d}.")
        case .forbiddenScheme:
            .init(
                "نوع الرابط غير مسموح: {o}.", "Ce type de lien n'est pas permis : {o}.", "This kind of link is not allowed: {o}.",
                fix: "المسموح: https وhttp وروابط البطاقات.", "Permis : https, http et liens vers des fiches.",
                "Allowed: https, http and links to notes.")
        case .addressAsText:
            .init(
                "نص الرابط عنوان إلكتروني: {o}.", "Le texte du lien est une adresse : {o}.", "The text of the link is an address: {o}.",
                fix: "اكتب مكانه اسم الصفحة.", "Écrivez plutôt le nom de la page.", "Write the page's name instead.")
        case .spaceInLink:
            .init(
                "مسافة داخل عنوان الرابط: {o}.", "Une espace dans l'adresse du lien : {o}.", "A space in the link's address: {o}.",
                fix: "ضع العنوان بين <> أو احذف المسافة.", "Mettez l'adresse entre <> ou retirez l'espace.",
                "Put the address between <> or remove the space.")
        default: nil
        }
    }

    private var typographyStrings: DiagnosticStrings? {
        switch self {
        case .bidiControl:
            .init(
                "محرف تحكم في الاتجاه {o}.", "Caractère de contrôle du sens {o}.", "A direction control character {o}.",
                fix: "احذفه؛ الموقع يضبط الاتجاه وحده.", "Retirez-le ; le site règle le sens.", "Remove it; the site sets the direction.")
        case .invisibleCharacter:
            .init(
                "محرف لا يُرى {o}.", "Caractère invisible {o}.", "An invisible character {o}.",
                fix: "احذفه: قد يخفي نصا أو يفسد البحث.", "Retirez-le : il peut cacher du texte ou fausser la recherche.",
                "Remove it: it can hide text or spoil the search.")
        case .confusableLetter:
            .init(
                "حرف يشبه حرفا آخر داخل الكلمة {o}.", "Lettre d'un autre alphabet, ou forme figée, dans un mot {o}.",
                "A letter that passes for another inside a word {o}.",
                fix: "أعد كتابة الكلمة بحروف لغتها.", "Retapez le mot avec les lettres de sa langue.",
                "Type the word again with the letters of its language.")
        case .strayDirectionMark:
            .init(
                "علامة اتجاه غير مرئية {o}.", "Marque de sens invisible {o}.", "An invisible direction mark {o}.",
                fix: "احذفها.", "Retirez-la.", "Remove it.")
        case .figureWithoutCitation:
            .init(
                "رقم بلا مصدر في الفقرة: {o}.", "Un chiffre sans source dans le paragraphe : {o}.",
                "A figure without a source in the paragraph: {o}.",
                fix: "أضف [^مفتاح] قبل النقطة.", "Ajoutez [^clé] avant le point.", "Add [^key] before the full stop.")
        case .latinPunctuation:
            .init(
                "علامة ترقيم لاتينية في نص عربي: {o}.", "Ponctuation latine dans un texte arabe : {o}.",
                "Latin punctuation in Arabic text: {o}.",
                fix: "استعمل {d}.", "Utilisez {d}.", "Use {d}.")
        case .straightQuotes:
            .init(
                "علامتا اقتباس مستقيمتان: {o}.", "Guillemets droits : {o}.", "Straight quotes: {o}.",
                fix: "استعمل «…».", "Utilisez « … ».", "Use « … » or “…”.")
        case .tatweel:
            .init(
                "تطويل (كشيدة) داخل كلمة: {o}.", "Tatweel dans un mot : {o}.", "Tatweel inside a word: {o}.",
                fix: "احذفه؛ المتصفح يضبط السطور.", "Retirez-le.", "Remove it.")
        case .mixedDigits:
            .init(
                "أرقام من نوعين في النص نفسه: {o}.", "Deux sortes de chiffres dans le texte : {o}.",
                "Two kinds of digits in one text: {o}.",
                fix: "استعمل الأرقام 0-9 في البطاقة كلها.", "Utilisez 0-9 partout.", "Use 0-9 throughout.")
        case .discouragedWord:
            .init(
                "لفظ يُستحسن تجنبه: {o}.", "Mot à éviter : {o}.", "A word to avoid: {o}.",
                fix: "المفضل: {d}. فإن كان نقلا حرفيا فضعه بين «».", "Préférez : {d}. Si c'est une citation, mettez-la entre « ».",
                "Prefer: {d}. If it is a quotation, put it between « ».")
        case .staleNote:
            .init(
                "لم تُراجَع البطاقة منذ أكثر من {d} شهرا.", "La fiche n'a pas été relue depuis plus de {d} mois.",
                "The note has not been reviewed for more than {d} months.",
                fix: "راجعها وحدّث حقل reviewed.", "Relisez-la et mettez reviewed à jour.", "Review it and update reviewed.")
        default: nil
        }
    }
}
