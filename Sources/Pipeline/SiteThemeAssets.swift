internal import Archiving
internal import Assets
internal import Markup
internal import Publishing
internal import Templating

/// A theme's style sheets, scripts and images in the site: in one folder named by their digest, so that browsers may cache them forever.
/// One folder rather than hashed file names keeps relative references between assets (`url(icon.svg)`) valid.
struct SiteThemeAssets: Sendable {
    let folder: String
    private let files: [(name: String, bytes: [UInt8])]

    init(_ files: [(name: String, bytes: [UInt8])]) {
        let files = files.map { (name: $0.name, bytes: Minifier.bytes(of: $0)) }
        self.files = files
        var sums = ""
        for file in files { sums += SHA256.hex(of: file.bytes) + " " + file.name + "\n" }
        // 48 bits make collisions between versions of a theme negligible.
        folder = "assets/" + SHA256.hex(of: Array(sums.utf8)).prefix(12)
    }

    var artifacts: [Artifact] {
        files.compactMap { file in SitePath("\(folder)/\(file.name)").map { Artifact(path: $0, bytes: file.bytes) } }
    }

    /// The asset paths for templates, from the site root: `assets.style_css` for `style.css`.
    var view: View {
        View(
            slots: files.map {
                (
                    TemplateVariableKey($0.name.replacing(".", with: "_").replacing("-", with: "_")),
                    TemplateValue.text("\(folder)/\($0.name)")
                )
            })
    }

    /// The folder of the assets, from the site root.
    var paths: [String] { files.map { "\(folder)/\($0.name)" } }
}
