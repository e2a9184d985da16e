package import Localization
internal import Storage
#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Errors of the machine and of the output folder, in words.
package enum ErrorMessages {
    package static func message(for error: any Error, _ language: Language) -> String {
        switch error {
        case let refusal as SitePublisher.OutputError: message(for: refusal)[language]
        case let failure as FileSystem.Failure:
            "\(unwritable[language]) \(failure.path): \(reason(failure.code)[language])"
        default: "\(unwritable[language]) \(error)"
        }
    }

    private static let unwritable = LocalizedText(.messagesOutputUnwritable)

    private static func message(for refusal: SitePublisher.OutputError) -> LocalizedText {
        switch refusal {
        case .foreignFolder(let folder):
            LocalizedText(.messagesOutputForeignFolder, [MessageArgument("folder", folder)])
        case .notAFolder(let path):
            LocalizedText(.messagesOutputNotAFolder, [MessageArgument("path", path)])
        case .busy(let folder):
            LocalizedText(.messagesOutputBusy, [MessageArgument("folder", folder)])
        case .insideSource(let folder):
            LocalizedText(.messagesOutputInsideSource, [MessageArgument("folder", folder)])
        case .mountPoint(let folder):
            LocalizedText(.messagesOutputMountPoint, [MessageArgument("folder", folder)])
        case .halfPublished(let path, let code):
            LocalizedText(.messagesOutputHalfPublished, [MessageArgument("path", path), MessageArgument("reason", reason(code))])
        }
    }

    /// A cause per code of the system; its own words for any other.
    private static func reason(_ code: Int32) -> LocalizedText {
        switch code {
        case EACCES, EPERM:
            LocalizedText(.messagesReasonNoPermission)
        case EROFS:
            LocalizedText(.messagesReasonReadOnly)
        case ENAMETOOLONG:
            LocalizedText(.messagesReasonNameTooLong)
        case ENOSPC, EDQUOT:
            LocalizedText(.messagesReasonDiskFull)
        case ENOTDIR:
            LocalizedText(.messagesReasonNotAFolder)
        case ENOENT where FileSystem.hasLostWorkingFolder:
            LocalizedText(.messagesReasonFolderDeleted)
        default:
            LocalizedText(ar: String(cString: strerror(code)))
        }
    }
}
