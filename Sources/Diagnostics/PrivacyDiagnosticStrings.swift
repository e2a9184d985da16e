extension DiagnosticCode {
    /// The words of the privacy gate. Where a place is rightly published, `content/privacy-allow.yaml` says so, with a reason and a reviewer.
    var privacyStrings: DiagnosticStrings {
        switch self {
        case .personalPhone:
            .init(
                "رقم هاتف ليس من خطوط المساعدة الرسمية: {o}.", "Numéro de téléphone qui n'est pas une ligne officielle : {o}.",
                "A telephone number that is no official helpline: {o}.",
                fix: "احذفه؛ أرقام المساعدة مكانها ملف البلد.", "Retirez-le ; les lignes d'aide sont dans la fiche du pays.",
                "Remove it; helplines belong in the country's file.")
        case .personalEmail:
            .init(
                "عنوان بريد إلكتروني: {o}.", "Adresse électronique : {o}.", "An e-mail address: {o}.",
                fix: "احذفه، واذكر المؤسسة وموقعها.", "Retirez-la et nommez l'institution.", "Remove it and name the institution.")
        case .mapCoordinates:
            .init(
                "إحداثيات أو رابط خريطة: {o}.", "Coordonnées ou lien de carte : {o}.", "Coordinates or a map link: {o}.",
                fix: "احذفها؛ لا يُنشر مكان يمكن تتبعه.", "Retirez-les ; aucun lieu repérable n'est publié.",
                "Remove them; no traceable place is published.")
        case .nationalID:
            .init(
                "ما يشبه رقم بطاقة هوية أو جواز سفر: {o}.", "Ce qui ressemble à un numéro de carte d'identité ou de passeport : {o}.",
                "What looks like the number of an identity card or passport: {o}.",
                fix: "احذفه. إن لم يكن كذلك فأضفه إلى content/privacy-allow.yaml مع السبب.",
                "Retirez-le. S'il s'agit d'autre chose, inscrivez-le dans content/privacy-allow.yaml avec la raison.",
                "Remove it. If it is something else, enter it in content/privacy-allow.yaml with the reason.")
        case .caseNumber:
            .init(
                "رقم قضية مقرون بشخص: {o}.", "Numéro d'affaire rattaché à une personne : {o}.", "A case number tied to a person: {o}.",
                fix: "احذف الرقم أو ما يدل على الشخص.", "Retirez le numéro ou ce qui désigne la personne.",
                "Remove the number, or what points at the person.")
        case .shelterPlace:
            .init(
                "ما يدل على مكان مأوى: {o}.", "Ce qui indique où se trouve un refuge : {o}.", "What tells where a shelter is: {o}.",
                fix: "احذف العنوان؛ لا يُنشر مكان مأوى ولو كان معروفا.", "Retirez l'adresse ; le lieu d'un refuge n'est jamais publié.",
                "Remove the address; where a shelter is, is never published.")
        case .personName:
            .init(
                "اسم شخص يُقدَّم على أنه ضحية أو متهم أو قاصر: {o}.",
                "Le nom d'une personne présentée comme victime, accusée ou mineure : {o}.",
                "The name of somebody presented as a victim, an accused or a minor: {o}.",
                fix: "احذف الاسم والأحرف الأولى أيضا.", "Retirez le nom, et les initiales aussi.", "Remove the name, and the initials too."
            )
        case .sharedHost:
            .init(
                "موقع مؤسسة على نطاق يشترك فيه الجميع: {o}.", "Le site d'une institution sur un domaine ouvert à tous : {o}.",
                "An institution's web site on a domain that anybody can use: {o}.",
                fix: "اكتب نطاق المؤسسة نفسها، أو احذف الحقل url.", "Indiquez le domaine propre à l'institution, ou retirez le champ url.",
                "Give the institution's own domain, or remove the field url.")
        case .imageMetadata:
            .init(
                "تحمل الصورة بيانات خفية (مكانا أو جهازا أو صاحبا): {o}.",
                "L'image porte des données cachées (lieu, appareil, auteur) : {o}.",
                "The image carries hidden data (place, device, author): {o}.",
                fix: "احذفها من الملف بالأمر: {p} clean-image {d}", "Retirez-les du fichier : {p} clean-image {d}",
                "Take it out of the file: {p} clean-image {d}")
        case .privateName:
            .init(
                "اسم من القائمة الخاصة: المدخل {o}.", "Un nom de la liste privée : entrée {o}.", "A name on the private list: entry {o}.",
                fix: "احذف الاسم من هذا الموضع؛ لا يُعاد ذكره هنا.", "Retirez le nom de cet endroit ; il n'est pas répété ici.",
                "Remove the name from this place; it is not repeated here.")
        case .unusedAllowance:
            .init(
                "استثناء لم يعد يطابق شيئا: {o}.", "Une exception qui ne correspond plus à rien : {o}.",
                "An exception that no longer matches anything: {o}.",
                fix: "احذفه من content/privacy-allow.yaml.", "Retirez-la de content/privacy-allow.yaml.",
                "Remove it from content/privacy-allow.yaml.")
        default:
            .init(
                "ظهر في الموقع شيء من بطاقة لا تُنشر الآن ({d}): {o}.",
                "Le site laisse voir une fiche qui n'est pas publiée ({d}) : {o}.",
                "The site shows something of a note that is not published now ({d}): {o}.",
                fix:
                    "غيّر العبارة في هذا الموضع، أو نفّذ: {p} withdraw {d}. وإن جاز أن تبقى فأضف السطرين التاليين إلى ترويسة {d}:\nshared_sentences:\n  - \"{o}\"",
                "Reformulez ici, ou lancez : {p} withdraw {d}. Si la phrase peut rester, ajoutez ces lignes à l'en-tête de {d} :\nshared_sentences:\n  - \"{o}\"",
                "Reword it here, or run: {p} withdraw {d}. If the sentence may stay, add these lines to the front matter of {d}:\nshared_sentences:\n  - \"{o}\""
            )
        }
    }
}
