internal import Diagnostics
internal import Imaging
internal import Packing

/// An image file of `content/`: what it says of itself. Its bytes are read again where they are needed.
struct SourceImage: Sendable {
    let path: String
    let facts: ImageFacts
    /// SHA-256 of its bytes.
    let digest: String

    static let maximumSize = 16 << 20
    /// A few bytes can promise a picture that fills the memory: what is promised is judged before anything is decoded.
    private static let maximumSide = 10_000
    private static let maximumPixels = 50_000_000
    private static let limits = "\(maximumSize >> 20) MB, \(maximumSide) × \(maximumSide), \(maximumPixels / 1_000_000) MP"

    private init(path: String, facts: ImageFacts, digest: String) { (self.path, self.facts, self.digest) = (path, facts, digest) }

    /// Reads one image file of the tree; no pixel of it.
    static func read(_ path: String, root: String) -> Checked<SourceImage?> {
        let full = root + "/" + path
        guard let bytes = Disk.read(full, limit: maximumSize) else {
            let isLarge = Disk.size(full) > maximumSize
            return Checked(nil, [fault(isLarge ? .imageTooLarge : .unreadableFile, path)])
        }
        guard let facts = try? ImageFile.facts(of: bytes), facts.format == ImageFormat(fileName: path) else {
            return Checked(nil, [fault(.badImage, path)])
        }
        guard facts.width <= maximumSide, facts.height <= maximumSide, facts.width * facts.height <= maximumPixels else {
            return Checked(nil, [fault(.imageTooLarge, path)])
        }
        return Checked(SourceImage(path: path, facts: facts, digest: SHA256.hex(of: bytes)))
    }

    /// The bytes that the facts were told of; nil where the file has changed since.
    func bytes(root: String) -> [UInt8]? {
        guard let bytes = Disk.read(root + "/" + path, limit: Self.maximumSize), SHA256.hex(of: bytes) == digest else { return nil }
        return bytes
    }

    private static func fault(_ code: DiagnosticCode, _ path: String) -> Diagnostic {
        Diagnostic(code, at: SourcePlace(path: path), offender: path, detail: limits)
    }
}
