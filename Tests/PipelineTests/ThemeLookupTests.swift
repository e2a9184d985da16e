import Diagnostics
import TestSupport
import Testing

@testable import Pipeline

/// Which file of a theme is taken where the site, the program and the default theme have it.
@Suite struct ThemeLookupTests {
    private func lookup(_ site: Folder, _ shared: Folder?, theme: String) -> SiteThemeLookup {
        SiteThemeLookup(root: site.path, shared: shared?.path, folder: "themes/" + theme) {
            $0.hasSuffix(".mustache") || $0.hasSuffix(".yaml")
        }
    }

    @Test func theSitesFileTakesThePlaceOfTheSharedOne() throws {
        let (site, shared) = (try Folder(), try Folder())
        try site.write("", to: "themes/default/templates/home.mustache")
        try site.write("", to: "themes/default/assets/style.css")
        for name in ["templates/home.mustache", "templates/topic.mustache", "strings/ar.yaml", "assets/style.css", "assets/site.js"] {
            try shared.write("", to: "themes/default/" + name)
        }
        let found = lookup(site, shared, theme: "default")
        #expect(
            found.templates.map { "\($0.root == site.path ? "site" : "shared") \($0.path.dropFirst("themes/default/".count))" } == [
                "site templates/home.mustache", "shared strings/ar.yaml", "shared templates/topic.mustache",
            ])
        #expect(
            found.assets.map { "\($0.root == site.path ? "site" : "shared") \($0.path.dropFirst("themes/default/".count))" } == [
                "shared assets/site.js", "site assets/style.css",
            ])
        #expect(found.diagnostics.isEmpty)
    }

    @Test func anotherThemeTakesTemplatesOfTheDefaultAndNoAssets() throws {
        let (site, shared) = (try Folder(), try Folder())
        try site.write("", to: "themes/own/templates/home.mustache")
        for name in ["templates/home.mustache", "templates/topic.mustache", "assets/style.css"] {
            try shared.write("", to: "themes/default/" + name)
        }
        let found = lookup(site, shared, theme: "own")
        #expect(found.templates.map(\.path) == ["themes/own/templates/home.mustache", "themes/default/templates/topic.mustache"])
        #expect(found.assets.isEmpty)
    }

    @Test func anAbsentThemeIsNotReplacedByTheDefault() throws {
        let (site, shared) = (try Folder(), try Folder())
        try shared.write("", to: "themes/default/templates/home.mustache")
        #expect(lookup(site, shared, theme: "absent").templates.isEmpty)
    }

    /// An entry that is no regular file is reported once, though it lies in the assets.
    @Test func eachFolderIsScannedOnce() throws {
        let site = try Folder()
        try site.write("", to: "themes/default/templates/home.mustache")
        try site.link("themes/default/assets", to: "/etc")
        #expect(lookup(site, site, theme: "default").diagnostics.map(\.code) == [.notARegularFile])
    }
}
