using System.Text.Json;
using System.Xml.Linq;

using ArchiveServer.Flaws;

using Hub.Portal.Conformance;

namespace Hub.Tests.Conformance;

/// <summary>Every check finds the archive that was broken for it, and leaves a sound one alone.</summary>
public sealed class ConformanceTests(ExaminedArchives archives) : IClassFixture<ExaminedArchives>
{
    private static readonly Dictionary<Flaw, string> Finds = new()
    {
        [Flaw.EmptyListing] = "listing-has-records",
        [Flaw.ListingDown] = "listing-answers",
        [Flaw.EndlessRecords] = "listing-ends",
        [Flaw.RepeatedPage] = "pages-advance",
        [Flaw.DuplicateKeys] = "keys-unique",
        [Flaw.UnstableKeys] = "keys-stable",
        [Flaw.DroppedRecords] = "listing-repeats",
        [Flaw.WrongTotal] = "total-reached",
        [Flaw.UnstableMarks] = "marks-stable",
        [Flaw.UnstableContent] = "fetch-repeatable",
        [Flaw.NoMarks] = "marks-present",
        [Flaw.SinceIgnored] = "since-nothing-older",
        [Flaw.SinceLoses] = "since-nothing-lost",
        [Flaw.DeletedServed] = "deleted-is-gone",
        [Flaw.UnknownIs200] = "unknown-is-missing",
        [Flaw.Oversized] = "size-bounded",
        [Flaw.Accepted] = "no-202",
        [Flaw.HtmlWall] = "no-page-wall",
        [Flaw.EmptyAnswer] = "no-empty-answer",
        [Flaw.CutBody] = "whole-bodies",
        [Flaw.BusyWithoutRetryAfter] = "busy-says-when",
        [Flaw.BusyForEver] = "busy-ends",
        [Flaw.Hanging] = "in-time",
        [Flaw.CompressionBomb] = "compression-honest",
        [Flaw.StrangeEncoding] = "encoding-asked-for",
        [Flaw.PrivateRedirect] = "redirects-stay",
        [Flaw.RedirectLoop] = "redirects-end",
        [Flaw.ClockSkew] = "clock-right",
        [Flaw.FutureDates] = "dates-past",
        [Flaw.WrongCharset] = "charset-true",
        [Flaw.Mojibake] = "letters-whole",
        [Flaw.ExternalEntity] = "xml-no-external-entities",
        [Flaw.EntityBomb] = "xml-no-entities",
        [Flaw.Malformed] = "well-formed",
        [Flaw.TooDeep] = "depth-bounded",
        [Flaw.NoMediaType] = "media-type",
        [Flaw.NoAccession] = "accession-present",
        [Flaw.SameAccession] = "accession-once",
        [Flaw.ForeignAccession] = "accession-own",
        [Flaw.NoTitle] = "title-present",
        [Flaw.EndlessTitle] = "title-length",
        [Flaw.NoLicence] = "licence-present",
        [Flaw.UnknownLicence] = "licence-known",
        [Flaw.NoDate] = "date-present",
        [Flaw.UnreadableDate] = "date-readable",
        [Flaw.NoAuthors] = "authors-present",
        [Flaw.UnknownOrganisms] = "organisms-known",
        [Flaw.UnknownMethods] = "methods-known",
        [Flaw.UnreadableSize] = "sizes-readable",
        [Flaw.ActiveMarkup] = "no-active-markup",
        [Flaw.DirectionMarks] = "no-direction-marks",
        [Flaw.ScriptAddress] = "links-are-addresses",
        [Flaw.DeadLandingPage] = "landing-pages-answer",
        [Flaw.ClimbingFile] = "files-inside",
        [Flaw.DuplicateFile] = "files-once",
    };

    public static TheoryData<Flaw> Flaws => [.. Enum.GetValues<Flaw>().Where(flaw => flaw != Flaw.None)];

    [Theory]
    [MemberData(nameof(Flaws))]
    public async Task A_broken_archive_fails_the_check_that_it_is_broken_for(Flaw flaw)
    {
        var report = await archives.ExamineAsync(flaw);

        var check = report.Checks.Single(each => each.Id == Finds[flaw]);
        check.Outcome.ShouldBe(Outcome.Failed, ReportText.Of(report));
        check.Evidence.ShouldNotBeEmpty();
        check.Advice.ShouldNotBeNullOrEmpty();
        report.Conforms.ShouldBeFalse();
    }

    [Fact]
    public async Task A_sound_archive_keeps_every_promise()
    {
        var report = await archives.ExamineAsync(Flaw.None);

        report.Checks.Where(check => check.Outcome != Outcome.Passed).Select(check => $"{check.Id}: {string.Join(" ", check.Evidence)}").ShouldBeEmpty();
        report.Conforms.ShouldBeTrue();
        (report.Listed, report.Sampled).ShouldBe((22, 22));
    }

    [Fact]
    public void Every_check_has_an_archive_that_is_broken_for_it()
    {
        // An archive on this machine cannot show the lack of https; the next test does.
        AllChecks.List.Select(check => check.Id).Except(["https"]).Order(StringComparer.Ordinal)
            .ShouldBe(Finds.Values.Order(StringComparer.Ordinal));
        Finds.Keys.Order().ShouldBe(Enum.GetValues<Flaw>().Where(flaw => flaw != Flaw.None));
    }

    [Fact]
    public void An_archive_that_is_asked_without_https_is_told_so()
    {
        var definition = archives.Definition(Flaw.None) with { BaseUrl = new Uri("http://atlas.example/") };
        var seen = new Examination { Archive = definition, First = new ListingSeen([], null, false, []), At = DateTimeOffset.UnixEpoch };

        ConformanceReport.Of(seen).Checks.Single(check => check.Id == "https").Outcome.ShouldBe(Outcome.Failed);
    }

    [Fact]
    public async Task The_report_is_text_JSON_and_a_badge()
    {
        var report = await archives.ExamineAsync(Flaw.NoTitle);

        ReportText.Of(report).ShouldContain("BROKEN title-present");
        using var json = JsonDocument.Parse(report.ToJson());
        json.RootElement.GetProperty("failed").GetInt32().ShouldBe(report.Failed);
        json.RootElement.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("id").GetString() == "title-present").GetProperty("outcome").GetString().ShouldBe("failed");
        var badge = XDocument.Parse(Badge.Of(report));
        badge.Descendants().Last().Value.ShouldBe($"{report.Passed}/{report.Passed + report.Failed + report.NotReached}");
    }
}
