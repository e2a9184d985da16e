package import Localisation

/// Faults of the machine and of the output folder, in words.
package enum Refusals {
    package static func words(for error: any Error, _ language: Language) -> String {
        switch error {
        case Publisher.Refusal.foreignFolder(let folder):
            LocalizedText(.messagesRefusalForeignFolder, [TextValue("folder", folder)])[
                language]
        case Publisher.Refusal.notAFolder(let path):
            LocalizedText(.messagesRefusalNotAFolder, [TextValue("path", path)])[language]
        case Publisher.Refusal.busy(let folder):
            LocalizedText(.messagesRefusalBusy, [TextValue("folder", folder)])[language]
        default:
            LocalizedText(.messagesRefusalUnwritable, [TextValue("error", "\(error)")])[language]
        }
    }
}
