package import Diagnostics
internal import Serialization

extension Fingerprint {
    /// A short mark of all bytes of a file: a correction carries the one of the version that it was made of.
    package static func file(_ file: SourceFile) -> String {
        var hash = FNV1a()
        hash.add(file.text)
        let digits = String(hash.value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
