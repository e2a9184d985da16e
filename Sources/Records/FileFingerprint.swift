package import Diagnostics
internal import Serialization

extension Fingerprint {
    /// A digest of all bytes of a file. A correction carries the one of the version that it is based on.
    package static func file(_ file: SourceFile) -> String {
        var hash = FNV1a()
        hash.add(file.text)
        return hash.digits
    }
}
