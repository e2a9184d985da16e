internal import Localization

/// What the form says of itself.
enum FormStrings {
    static let edit = LocalizedText(ar: "تحرير بطاقة", fr: "Modifier une fiche", en: "Edit a note")
    static let new = LocalizedText(ar: "بطاقة جديدة", fr: "Nouvelle fiche", en: "New note")
    static let save = LocalizedText(ar: "حفظ الملف", fr: "Enregistrer le fichier", en: "Save the file")
    static let create = LocalizedText(ar: "إنشاء البطاقة", fr: "Créer la fiche", en: "Create the note")
    static let required = LocalizedText(ar: "(لازم)", fr: "(obligatoire)", en: "(required)")
    static let choose = LocalizedText(ar: "اختر", fr: "Choisir", en: "Choose")
    static let languages = LocalizedText(ar: "اللغات", fr: "Langues", en: "Languages")
    static let kinds = LocalizedText(ar: "أنواع البطاقات", fr: "Types de fiches", en: "Kinds of notes")
    static let page = LocalizedText(ar: "الصفحة كما ستظهر", fr: "La page telle qu’elle paraîtra", en: "The page as it will look")
    static let saved = LocalizedText(ar: "حُفظ الملف.", fr: "Le fichier est enregistré.", en: "The file is saved.")
    static let kept = LocalizedText(
        ar: "حُفظ ما كتبته جانبا؛ الملف نفسه يتغير حين تضغط حفظ.",
        fr: "Ce que vous avez tapé est gardé à part ; le fichier ne change que lorsque vous enregistrez.",
        en: "What you typed is kept aside; the file itself changes when you save.")
    static let failed = LocalizedText(
        ar: "تعذر حفظ ما كتبته. لا تغلق هذه الصفحة.", fr: "Ce que vous avez tapé n’a pas pu être gardé. Ne fermez pas cette page.",
        en: "What you typed could not be kept. Do not close this page.")
    static let restored = LocalizedText(
        ar: "هذا ما كتبته في المرة السابقة ولم يُحفظ في الملف بعد.", fr: "Voici ce que vous aviez tapé sans l’enregistrer.",
        en: "This is what you typed last time and have not saved.")
    static let fresh = LocalizedText(
        ar: "افتح الملف كما هو الآن", fr: "Ouvrir le fichier tel qu’il est maintenant", en: "Open the file as it is now")
    static let changed = LocalizedText(
        ar: "تغير الملف على القرص منذ فتحت هذه الصفحة، ولم يُكتب شيء فوقه. ما كتبته باق هنا.",
        fr:
            "Le fichier a changé sur le disque depuis l’ouverture de cette page ; rien n’a été écrit par-dessus. Votre texte est encore ici.",
        en: "The file has changed on disk since this page was opened; nothing was written over it. Your text is still here.")
    static let exists = LocalizedText(
        ar: "يوجد ملف بهذا الاسم ولم يُمس. اختر اسما آخر.",
        fr: "Un fichier de ce nom existe, il n’a pas été touché. Choisissez un autre nom.",
        en: "A file of this name exists and was not touched. Choose another name.")
    static let unwritable = LocalizedText(
        ar: "تعذرت كتابة الملف. هل القرص ممتلئ؟ ما كتبته باق هنا.",
        fr: "Le fichier n’a pas pu être écrit. Le disque est-il plein ? Votre texte est encore ici.",
        en: "The file could not be written. Is the disk full? Your text is still here.")
    static let unreadable = LocalizedText(
        ar: "لا يمكن فتح هذا الملف هنا: مقدمته غير سليمة. افتحه في محرر نصوص وصححه.",
        fr: "Ce fichier ne peut pas être ouvert ici : son en-tête est défectueux. Corrigez-le dans un éditeur de texte.",
        en: "This file cannot be opened here: its front matter is broken. Mend it in a text editor.")
    static let missing = LocalizedText(ar: "لا بد من جواب.", fr: "Une réponse est nécessaire.", en: "An answer is needed.")

    static let add = LocalizedText(ar: "أضف عنصرا", fr: "Ajouter un élément", en: "Add an item")
    static let up = LocalizedText(ar: "إلى أعلى", fr: "Monter", en: "Move up")
    static let down = LocalizedText(ar: "إلى أسفل", fr: "Descendre", en: "Move down")
    static let remove = LocalizedText(ar: "احذف", fr: "Supprimer", en: "Remove")
    /// Said after a move; the numbers stand in place of `#` and `##`.
    static let moved = LocalizedText(ar: "الموضع # من ##", fr: "Place # sur ##", en: "Place # of ##")
    static let removed = LocalizedText(ar: "حُذف. الباقي: #", fr: "Supprimé. Il en reste #.", en: "Removed. # left.")

    static let translation = LocalizedText(ar: "ترجمة", fr: "Traduction", en: "Translation")
    static let translations = LocalizedText(ar: "الترجمات", fr: "Traductions", en: "Translations")
    static let startTranslation = LocalizedText(ar: "ترجمة بطاقة", fr: "Traduire une fiche", en: "Translate a note")
    static let note = LocalizedText(ar: "البطاقة الأصل", fr: "La fiche d’origine", en: "The original note")
    static let target = LocalizedText(ar: "لغة الترجمة", fr: "La langue de la traduction", en: "The language of the translation")
    static let startIt = LocalizedText(ar: "ابدأ الترجمة", fr: "Commencer la traduction", en: "Start the translation")
    static let reviewed = LocalizedText(
        ar: "راجعت هذه الترجمة على الأصل كما هو الآن", fr: "J’ai relu cette traduction sur l’original tel qu’il est maintenant",
        en: "I have reviewed this translation against the original as it is now")
    static let translated = LocalizedText(
        ar: "الترجمة موجودة، ولم تُمس:", fr: "La traduction existe, elle n’a pas été touchée :",
        en: "The translation exists and was not touched:")
}
