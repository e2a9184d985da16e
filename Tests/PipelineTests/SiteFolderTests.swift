import TestSupport
import Testing

@testable import Pipeline

/// Where commands find a site, and the files that come with the program.
@Suite struct SiteFolderTests {
    @Test func theSiteIsFoundFromItsFoldersOnly() throws {
        let folder = try Folder()
        try folder.write("", to: "site/content/site.yaml")
        try folder.makeFolder("site/content/practices/xa")
        try folder.makeFolder("other")
        func source(_ given: String, from working: String) -> String {
            SiteFolderLookup.source(given, workingFolder: folder.path + "/" + working)
        }
        #expect(source(".", from: "site") == ".")
        #expect(source(".", from: "site/content/practices/xa") == folder.path + "/site")
        #expect(source(".", from: "other") == ".")
        // What was named is taken as it is.
        #expect(source("elsewhere//", from: "site/content") == "elsewhere")
        #expect(source("/", from: "site/content") == "/")
    }

    @Test func theNearestSiteIsTaken() throws {
        let folder = try Folder()
        try folder.write("", to: "content/site.yaml")
        try folder.write("", to: "inner/content/site.yaml")
        try folder.makeFolder("inner/themes")
        #expect(SiteFolderLookup.source(".", workingFolder: folder.path + "/inner/themes") == folder.path + "/inner")
    }

    @Test func theProgramsFilesAreThoseNamedElseBesideItElseOfItsClone() throws {
        let folder = try Folder()
        let root = folder.path
        let program = root + "/prefix/bin/tabadul"
        #expect(SiteFolderLookup.shared(given: nil, program: program) == nil)
        #expect(SiteFolderLookup.shared(given: nil, program: nil) == nil)
        try folder.makeFolder("prefix/share/tabadul/themes/default")
        try folder.makeFolder("named/themes/default")
        #expect(SiteFolderLookup.shared(given: "", program: program) == root + "/prefix/share/tabadul")
        #expect(SiteFolderLookup.shared(given: root + "/named", program: program) == root + "/named")
        #expect(SiteFolderLookup.shared(given: root + "/absent", program: program) == nil)
        try folder.makeFolder("clone/themes/default")
        for build in [".build/release", ".build/x86_64-unknown-linux-gnu/debug", ".build-static/release"] {
            #expect(SiteFolderLookup.shared(given: nil, program: root + "/clone/\(build)/tabadul") == root + "/clone")
        }
    }
}
