internal import Archiving
internal import Assets
internal import Markup
internal import Publishing
internal import Templating

/// A theme's style sheets, scripts and pictures as they stand in the site: below one folder that is named by their digest, so that hosts may
/// let browsers keep them for ever. One folder and not one name each: what a sheet says of its neighbours (`url(icon.svg)`) stays true.
struct ThemeAssets: Sendable {
    let folder: String
    private let files: [(name: String, bytes: [UInt8])]

    init(_ files: [(name: String, bytes: [UInt8])]) {
        let files = files.map { (name: $0.name, bytes: Minifier.bytes(of: $0)) }
        self.files = files
        var sums = ""
        for file in files { sums += SHA256.hex(of: file.bytes) + " " + file.name + "\n" }
        // 48 bits: two versions of one theme never meet by accident.
        folder = "assets/" + SHA256.hex(of: Array(sums.utf8)).prefix(12)
    }

    var artifacts: [Artifact] {
        files.compactMap { file in SitePath("\(folder)/\(file.name)").map { Artifact(path: $0, bytes: file.bytes) } }
    }

    /// The addresses that templates name, from the root of the site: `assets.style_css` for `style.css`.
    var view: View {
        View(
            slots: files.map {
                (Name($0.name.replacing(".", with: "_").replacing("-", with: "_")), TemplateValue.text("\(folder)/\($0.name)"))
            })
    }

    /// Where the files stand, from the root of the site.
    var paths: [String] { files.map { "\(folder)/\($0.name)" } }
}
