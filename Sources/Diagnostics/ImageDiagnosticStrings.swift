extension DiagnosticCode {
    /// Messages of diagnostics about images in notes.
    var imageStrings: DiagnosticStrings? {
        switch self {
        case .imageNotAllowed:
            .init(
                "الصور غير مقبولة في بطاقات هذا الموقع: {o}.", "Les images ne sont pas admises dans les fiches de ce site : {o}.",
                "Images are not allowed in the notes of this site: {o}.",
                fix: "قل ما فيها بكلمات: الصورة قد تكشف شخصا أو مكانا. وقد يقبل الموقع الرسوم (images: allowed في content/site.yaml).",
                "Dites-la avec des mots : une photo peut trahir. Un site peut admettre les schémas (images: allowed dans content/site.yaml).",
                "Say it in words: a photograph can betray. A site may allow diagrams (images: allowed in content/site.yaml)."
            )
        case .remoteImage:
            .init(
                "الصورة ليست من ملفات الموقع: {o}.", "L'image n'est pas un fichier du site : {o}.",
                "The image is no file of the site: {o}.",
                fix: "احفظها بجانب البطاقة واكتب اسم الملف؛ فلا يُسأل موقع آخر عمن يقرأ.",
                "Enregistrez-la à côté de la fiche et écrivez le nom du fichier : aucun autre site n'apprendra qui lit.",
                "Save it beside the note and write the file's name: no other site learns who reads.")
        case .missingImage:
            .init(
                "لا ملف صورة بهذا الاسم: {o}.", "Aucun fichier d'image de ce nom : {o}.", "There is no image file of that name: {o}.",
                fix: "ضع ملف JPEG أو PNG أو WebP بجانب البطاقة واكتب مساره منها.",
                "Placez un fichier JPEG, PNG ou WebP à côté de la fiche et écrivez son chemin depuis elle.",
                "Put a JPEG, PNG or WebP file beside the note, and write its path from there.")
        case .imageWithoutWords:
            .init(
                "صورة بلا وصف: {o}.", "Image sans description : {o}.", "An image without a description: {o}.",
                fix: "اكتب بين [] ما تبيّنه الصورة لمن لا يراها.", "Écrivez entre [] ce que montre l'image, pour qui ne la voit pas.",
                "Write between [] what the image shows, for whoever does not see it.")
        case .imageInsideText:
            .init(
                "صورة داخل النص: {o}.", "Une image au milieu du texte : {o}.", "An image inside the text: {o}.",
                fix: "اجعلها وحدها في سطر بين سطرين فارغين.", "Mettez-la seule sur une ligne, entre deux lignes vides.",
                "Put it on a line of its own, between two empty lines.")
        case .badImage:
            .init(
                "ليس الملف صورة يمكن نشرها: {o}.", "Le fichier n'est pas une image publiable : {o}.",
                "The file is no image that can be published: {o}.",
                fix: "احفظ الصورة من جديد بصيغة PNG أو JPEG أو WebP، غير متحركة وكاملة، باسم ينتهي بصيغتها.",
                "Enregistrez-la de nouveau en PNG, JPEG ou WebP, fixe et entière, sous un nom qui finit par son format.",
                "Save it again as PNG, JPEG or WebP, still and whole, under a name that ends with its format.")
        case .imageTooLarge:
            .init(
                "الصورة أكبر من الحد المسموح ({d}): {o}.", "L'image dépasse la taille permise ({d}) : {o}.",
                "The image is larger than allowed ({d}): {o}.",
                fix: "صغّرها؛ لا يُعرض منها أكثر من 960 نقطة عرضا.", "Réduisez-la ; le site n'en montre que 960 points de large.",
                "Make it smaller; the site shows no more than 960 pixels of its width.")
        case .imageToolMissing:
            .init(
                "يحتاج تصغير الصور إلى برنامج vipsthumbnail وهو غير مثبت: {o}.",
                "Réduire les images demande le programme vipsthumbnail, qui n'est pas installé : {o}.",
                "Resizing images takes the program vipsthumbnail, which is not installed: {o}.",
                fix: "ثبّته: \(Self.imageResizerLines)", "Installez-le : \(Self.imageResizerLines)", "Install it: \(Self.imageResizerLines)")
        default: nil
        }
    }

    private static let imageResizerLines =
        "Debian, Ubuntu: sudo apt install libvips-tools · Fedora: sudo dnf install vips-tools · macOS: brew install vips"
}
