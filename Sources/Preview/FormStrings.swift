internal import Localization

/// The interface texts of the form.
enum FormStrings {
    static let edit = LocalizedText(.formEdit)
    static let new = LocalizedText(.formNew)
    static let save = LocalizedText(.formSave)
    static let create = LocalizedText(.formCreate)
    static let required = LocalizedText(.formRequired)
    static let choose = LocalizedText(.formChoose)
    static let languages = LocalizedText(.formLanguages)
    static let kinds = LocalizedText(.formKinds)
    static let page = LocalizedText(.formPage)
    static let saved = LocalizedText(.formSaved)
    static let kept = LocalizedText(.formKept)
    static let failed = LocalizedText(.formFailed)
    static let restored = LocalizedText(.formRestored)
    static let fresh = LocalizedText(.formFresh)
    static let changed = LocalizedText(.formChanged)
    static let exists = LocalizedText(.formExists)
    static let unwritable = LocalizedText(.formUnwritable)
    static let unreadable = LocalizedText(.formUnreadable)
    static let missing = LocalizedText(.formMissing)

    static let add = LocalizedText(.formAdd)
    static let up = LocalizedText(.formUp)
    static let down = LocalizedText(.formDown)
    static let remove = LocalizedText(.formRemove)
    /// Announced after a move; `#` and `##` are replaced by the position and the count.
    static let moved = LocalizedText(.formMoved)
    static let removed = LocalizedText(.formRemoved)

    static let translation = LocalizedText(.formTranslation)
    static let translations = LocalizedText(.formTranslations)
    static let startTranslation = LocalizedText(.formStartTranslation)
    static let note = LocalizedText(.formNote)
    static let target = LocalizedText(.formTarget)
    static let startIt = LocalizedText(.formStartIt)
    static let reviewed = LocalizedText(.formReviewed)
    static let translated = LocalizedText(.formTranslated)

    static let yes = LocalizedText(.formYes)
    static let no = LocalizedText(.formNo)
    static let undo = LocalizedText(.formUndo)
    static let site = LocalizedText(.formSite)
    static let chapters = LocalizedText(.formChapters)
    static let newEntry = LocalizedText(.formNewNote)

    static let original = LocalizedText(.formOriginal)
    static let foreign = LocalizedText(.formForeign)
    static let fromList = LocalizedText(.formFromList)
    static let leadHelp = LocalizedText(.formLeadHelp)

    static func problems(_ count: Int, _ language: Language) -> String {
        LocalizedText(.formProblems, [MessageArgument("count", count)])[language]
    }

    static func notPublishable(_ count: Int, _ language: Language) -> String {
        LocalizedText(.formNotPublishable, [MessageArgument("count", count)])[language]
    }

    static func savedDraft(_ count: Int, _ language: Language) -> String {
        LocalizedText(.formSavedDraft, [MessageArgument("count", count)])[language]
    }

    static let savedPublishable = LocalizedText(.formSavedPublishable)
    static let savedPublished = LocalizedText(.formSavedPublished)
    static let stopped = LocalizedText(.formStopped)
    static let discard = LocalizedText(.formDiscard)
    static let earlier = LocalizedText(.formEarlier)
    static let conflict = LocalizedText(.formConflict)
    static let inFile = LocalizedText(.formInFile)
    static let nothing = LocalizedText(.formNothing)
    static let takeMine = LocalizedText(.formTakeMine)
    static let takeFile = LocalizedText(.formTakeFile)
    static let choosing = LocalizedText(.formChoosing)
    static let unplaced = LocalizedText(.formUnplaced)
}
