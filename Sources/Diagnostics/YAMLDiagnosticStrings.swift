extension DiagnosticCode {
    /// The words for front matter that cannot be read as it is written, a message per cause; nil for other codes.
    var yamlStrings: DiagnosticStrings? { lineStrings ?? fileFormStrings }

    /// Causes within one line. The detail is the line as it should be.
    private var lineStrings: DiagnosticStrings? {
        switch self {
        case .yamlTab:
            .init(
                "مسافة جدولة (Tab) أو مسافة غير عادية في أول السطر.", "Une tabulation ou une espace spéciale en début de ligne.",
                "A tab or a special space at the start of the line.",
                fix: "ابدأ السطر بمسافات عادية عددها {d}", "Commencez la ligne par des espaces ordinaires, au nombre de {d}",
                "Start the line with ordinary spaces, {d} of them")
        case .yamlSpace:
            .init(
                "تنقص مسافة، أو النقطتان، بعد اسم الحقل أو الشرطة: {o}",
                "Une espace, ou les deux-points, manque après la clé ou le tiret : {o}",
                "A space, or the colon, is missing after the key or the dash: {o}",
                fix: "اكتب السطر هكذا: {d}", "Écrivez la ligne ainsi : {d}", "Write the line as: {d}")
        case .yamlColon:
            .init(
                "نص فيه نقطتان وليس بين علامتي اقتباس: {o}", "Un texte qui contient deux-points n'est pas entre guillemets : {o}",
                "Text that contains a colon is not between quotes: {o}",
                fix: "ضعه بين علامتي اقتباس مستقيمتين: {d}", "Mettez-le entre guillemets droits : {d}",
                "Put it between straight quotes: {d}")
        case .yamlSign:
            .init(
                "النص يبدأ بعلامة لها معنى خاص: {o}", "Le texte commence par un signe réservé : {o}",
                "The text begins with a reserved sign: {o}",
                fix: "ضعه بين علامتي اقتباس مستقيمتين: {d}", "Mettez-le entre guillemets droits : {d}",
                "Put it between straight quotes: {d}")
        case .yamlPunctuation:
            .init(
                "علامة ترقيم في غير محلها مكان النقطتين أو الشرطة: {o}", "Une ponctuation remplace les deux-points ou le tiret : {o}",
                "Another punctuation mark stands in place of the colon or the dash: {o}",
                fix: "اكتب السطر هكذا: {d}", "Écrivez la ligne ainsi : {d}", "Write the line as: {d}")
        case .yamlBracket:
            .init(
                "قوس ناقص أو زائد في القائمة: {o}", "Un crochet ou une accolade manque, ou est de trop : {o}",
                "A bracket is missing or too many: {o}",
                fix: "اكتب السطر هكذا: {d}", "Écrivez la ligne ainsi : {d}", "Write the line as: {d}")
        case .yamlQuote:
            .init(
                "علامة اقتباس لا تُغلق: {o}", "Un guillemet n'est pas fermé : {o}", "A quote is not closed: {o}",
                fix: "اكتب السطر هكذا: {d}", "Écrivez la ligne ainsi : {d}", "Write the line as: {d}")
        case .yamlInnerQuote:
            .init(
                "علامة اقتباس مستقيمة داخل نص بين علامتين مثلها: {o}",
                "Un guillemet droit à l'intérieur d'un texte entre guillemets droits : {o}",
                "A straight quote inside text between straight quotes: {o}",
                fix: "اكتب السطر هكذا: {d}", "Écrivez la ligne ainsi : {d}", "Write the line as: {d}")
        case .yamlIndentation:
            .init(
                "السطر لا يبدأ في عموده: {o}", "La ligne n'est pas alignée avec celles dont elle fait partie : {o}",
                "The line is not aligned with those it belongs to: {o}",
                fix: "ابدأ السطر بمسافات عددها {d}", "Commencez la ligne par des espaces, au nombre de {d}",
                "Start the line with {d} spaces")
        default: nil
        }
    }

    private var fileFormStrings: DiagnosticStrings? {
        switch self {
        case .badFence:
            .init(
                "السطر «{o}» مكان السطر ---.", "La ligne « {o} » tient lieu de ---.", "The line \"{o}\" stands in place of ---.",
                fix: "اكتب ثلاث شرطات عادية وحدها في السطر: ---", "Écrivez trois tirets ordinaires, seuls sur la ligne : ---",
                "Write three plain hyphens alone on the line: ---")
        case .extraFence:
            .init(
                "سطر --- زائد داخل الحقول.", "Une ligne --- de trop parmi les champs.", "An extra line --- among the fields.",
                fix: "احذف هذا السطر.", "Supprimez cette ligne.", "Remove this line.")
        case .unclosedFrontMatter:
            .init(
                "لا سطر --- بعد الحقول.", "Aucune ligne --- ne suit les champs.", "No line --- follows the fields.",
                fix: "أضف --- وحدها في سطر قبل هذا السطر.", "Ajoutez une ligne --- avant celle-ci.", "Add a line --- before this one.")
        case .utf16:
            .init(
                "الملف محفوظ بترميز UTF-16.", "Le fichier est enregistré en UTF-16.", "The file is saved as UTF-16.",
                fix: "احفظه بترميز UTF-8، أو نفّذ: {p} fix {o}", "Enregistrez-le en UTF-8, ou : {p} fix {o}",
                "Save it as UTF-8, or run: {p} fix {o}")
        case .windows1256:
            .init(
                "الملف محفوظ بترميز Windows-1256.", "Le fichier est enregistré en Windows-1256.", "The file is saved as Windows-1256.",
                fix: "احفظه بترميز UTF-8، أو نفّذ: {p} fix {o}", "Enregistrez-le en UTF-8, ou : {p} fix {o}",
                "Save it as UTF-8, or run: {p} fix {o}")
        default: nil
        }
    }
}
