extension DiagnosticCode {
    /// The words for values, keys and prose that are typed in another way than files write them; nil for other codes.
    var spellingStrings: DiagnosticStrings? {
        switch self {
        case .otherSpelling:
            .init(
                "«{o}» تُقرأ على أنها {d}", "« {o} » est lu comme {d}", "\"{o}\" is read as {d}",
                fix: "اكتب {d}", "Écrivez {d}", "Write {d}")
        case .keySpelling:
            .init(
                "اسم الحقل «{o}» يُقرأ على أنه {d}", "La clé « {o} » est lue comme {d}", "The key \"{o}\" is read as {d}",
                fix: "اكتب {d}", "Écrivez {d}", "Write {d}")
        case .ambiguousDate:
            .init(
                "التاريخ «{o}» يحتمل يومين.", "La date « {o} » peut désigner deux jours.", "The date \"{o}\" can be one of two days.",
                fix: "اكتب المقصود منهما: {d}", "Écrivez celui qui convient : {d}", "Write the one that is meant: {d}")
        case .arabicSeparator:
            .init(
                "فاصلة عربية بين قيم القائمة: {o}", "Virgule arabe entre les valeurs d'une liste : {o}",
                "An Arabic comma between the values of a list: {o}",
                fix: "افصل بينها بالفاصلة اللاتينية: {d}", "Séparez-les par une virgule : {d}", "Separate them by a Latin comma: {d}")
        case .citationForm:
            .init(
                "إحالة إلى مصدر ليست بالصيغة المطلوبة: {o}", "Renvoi à une source sous une autre forme : {o}",
                "A citation in another form: {o}",
                fix: "اكتبها هكذا: {d}", "Écrivez : {d}", "Write it as: {d}")
        case .bareAddress:
            .init(
                "عنوان إلكتروني داخل النص: {o}", "Une adresse nue dans le texte : {o}", "A bare address in the text: {o}",
                fix: "أضف الصفحة إلى sources واستشهد بها، أو اكتب [اسم الصفحة](العنوان).",
                "Ajoutez la page à sources et citez-la, ou écrivez [nom de la page](adresse).",
                "Add the page to sources and cite it, or write [name of the page](address).")
        case .bulletSign:
            .init(
                "العلامة «{o}» لا تبدأ قائمة.", "Le signe « {o} » n'ouvre pas de liste.", "The sign \"{o}\" starts no list.",
                fix: "ابدأ السطر بـ «- ».", "Commencez la ligne par « - ».", "Start the line with \"- \".")
        case .smartQuotes:
            .init(
                "علامتا اقتباس مطبعيتان حول القيمة كلها، فتظهران في الصفحة: {o}",
                "Des guillemets typographiques entourent la valeur et se verraient sur la page : {o}",
                "Typographic quotes around the whole value would show on the page: {o}",
                fix: "استعمل العلامتين المستقيمتين: {d}", "Mettez des guillemets droits : {d}", "Use straight quotes: {d}")
        case .futureDate:
            .init(
                "التاريخ «{o}» لم يحن بعد.", "La date « {o} » est à venir.", "The date \"{o}\" is in the future.",
                fix: "صحح التاريخ. وما لم يبدأ بعد فحالته planned.",
                "Corrigez la date. Ce qui n'a pas commencé porte « status: planned ».",
                "Correct the date. What has not begun has status planned.")
        case .reviewedBeforeCompiled:
            .init(
                "المراجعة «{o}» قبل جمع المعطيات «{d}».", "La relecture « {o} » précède la collecte « {d} ».",
                "The review \"{o}\" comes before the facts were compiled, \"{d}\".",
                fix: "صحح reviewed أو compiled.", "Corrigez reviewed ou compiled.", "Correct reviewed or compiled.")
        default: nil
        }
    }
}
