/// The kinds of fault. Each has its words and its cure in three languages in `DiagnosticWords`.
package enum DiagnosticCode: String, CaseIterable, Sendable {
    // Files
    case unreadableFile = "unreadable-file"
    case notUTF8 = "not-utf8"
    case fileTooLarge = "file-too-large"
    case notARegularFile = "not-a-regular-file"
    case unknownFolder = "unknown-folder"
    case misplacedFile = "misplaced-file"
    case badFileName = "bad-file-name"
    case missingFile = "missing-file"
    case collidingNames = "colliding-names"
    // Front matter
    case missingFrontMatter = "missing-front-matter"
    case badYAML = "bad-yaml"
    case unknownKey = "unknown-key"
    case duplicateKey = "duplicate-key"
    case missingKey = "missing-key"
    case wrongType = "wrong-type"
    case unknownValue = "unknown-value"
    case badDate = "bad-date"
    case badLength = "bad-length"
    case badAddress = "bad-address"
    case duplicateValue = "duplicate-value"
    // References
    case unknownReference = "unknown-reference"
    case duplicateID = "duplicate-id"
    case wrongFolder = "wrong-folder"
    case topicOutsideThemes = "topic-outside-themes"
    case unpublishedReference = "unpublished-reference"
    case unknownSource = "unknown-source"
    case unusedSource = "unused-source"
    case endBeforeStart = "end-before-start"
    case orphanTranslation = "orphan-translation"
    case translationMismatch = "translation-mismatch"
    case staleTranslation = "stale-translation"
    case badAlias = "bad-alias"
    case aliasTaken = "alias-taken"
    case movedWithoutAlias = "moved-without-alias"
    // Prose
    case unknownSection = "unknown-section"
    case duplicateSection = "duplicate-section"
    case missingSection = "missing-section"
    case misplacedHeading = "misplaced-heading"
    case rawHTML = "raw-html"
    case brokenLink = "broken-link"
    case brokenAnchor = "broken-anchor"
    case forbiddenScheme = "forbidden-scheme"
    case addressAsText = "address-as-text"
    case footnoteDefinition = "footnote-definition"
    case rawEmphasis = "raw-emphasis"
    case arabicListNumber = "arabic-list-number"
    case spaceInLink = "space-in-link"
    case tableTooLarge = "table-too-large"
    case unevenTable = "uneven-table"
    case imageNotAllowed = "image-not-allowed"
    case remoteImage = "remote-image"
    case missingImage = "missing-image"
    case imageWithoutWords = "image-without-words"
    case imageInsideText = "image-inside-text"
    case badImage = "bad-image"
    case imageTooLarge = "image-too-large"
    case imageToolMissing = "image-tool-missing"
    case nestingTooDeep = "nesting-too-deep"
    case bidiControl = "bidi-control"
    case invisibleCharacter = "invisible-character"
    case confusableLetter = "confusable-letter"
    case strayDirectionMark = "stray-direction-mark"
    case figureWithoutCitation = "figure-without-citation"
    case latinPunctuation = "latin-punctuation"
    case straightQuotes = "straight-quotes"
    case tatweel = "tatweel"
    case mixedDigits = "mixed-digits"
    case discouragedWord = "discouraged-word"
    case staleNote = "stale-note"
    case leftToFill = "left-to-fill"
    // Privacy
    case personalPhone = "personal-phone"
    case personalEmail = "personal-email"
    case mapCoordinates = "map-coordinates"
    case nationalID = "national-id"
    case caseNumber = "case-number"
    case shelterPlace = "shelter-place"
    case imageMetadata = "image-metadata"
    case privateName = "private-name"
    case unusedAllowance = "unused-allowance"
    case unpublishedLeak = "unpublished-leak"
    // Theme
    case badTemplate = "bad-template"
    case missingPartial = "missing-partial"
    case unknownName = "unknown-name"
    case missingString = "missing-string"

    package var severity: Severity {
        switch self {
        case .movedWithoutAlias, .unusedSource, .staleTranslation, .strayDirectionMark, .figureWithoutCitation, .latinPunctuation,
            .straightQuotes, .tatweel, .mixedDigits, .discouragedWord, .staleNote, .unevenTable, .addressAsText,
            .unusedAllowance, .confusableLetter:
            .warning
        default:
            .error
        }
    }
}
