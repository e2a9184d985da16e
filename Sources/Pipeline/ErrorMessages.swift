package import Localization

/// Faults of the machine and of the output folder, in words.
package enum ErrorMessages {
    package static func message(for error: any Error, _ language: Language) -> String {
        switch error {
        case Publisher.OutputError.foreignFolder(let folder):
            LocalizedText(.messagesRefusalForeignFolder, [TextValue("folder", folder)])[
                language]
        case Publisher.OutputError.notAFolder(let path):
            LocalizedText(.messagesRefusalNotAFolder, [TextValue("path", path)])[language]
        case Publisher.OutputError.busy(let folder):
            LocalizedText(.messagesRefusalBusy, [TextValue("folder", folder)])[language]
        default:
            LocalizedText(.messagesRefusalUnwritable, [TextValue("error", "\(error)")])[language]
        }
    }
}
