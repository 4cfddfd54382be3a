using System.Text.Json;

using Hub.Deposition.Drafts;
using Hub.Deposition.Redirects;
using Hub.Records;
using Hub.Tests.Deposition.Checks;
using Hub.Tests.Making;
using Hub.Tests.Vocabularies;

namespace Hub.Tests.Deposition.Redirects;

/// <summary>Studies that a specialised archive should take are told so; the others are not.</summary>
public sealed class RedirectTests(RealVocabularies vocabularies) : IClassFixture<RealVocabularies>
{
    private RedirectRules Rules => RedirectRules.Load(Path.Combine(Path.GetDirectoryName(RealVocabularies.Folder)!, "redirects.json"), vocabularies.Set);

    [Theory]
    [InlineData("FBbi:00100014", "empiar")]
    [InlineData("HUB:0000002", "empiar")]
    [InlineData("HUB:0000004", "empiar")]
    [InlineData("FBbi:00000585", "empiar")]
    [InlineData("FBbi:00001003", "empiar")]
    [InlineData("HUB:0000007", "empiar")]
    [InlineData("FBbi:00000251", null)]
    [InlineData("FBbi:00000253", null)]
    public void A_method_or_one_above_it_decides(string method, string? archive) =>
        Rules.For(Study() with { ImagingMethods = [new ImagingMethod(method, "the method")] }).Select(redirect => redirect.Rule.Archive).FirstOrDefault().ShouldBe(archive);

    [Theory]
    [InlineData("A reference image set of human tissues", "idr")]
    [InlineData("Mitosis in fission yeast", null)]
    public void Words_decide_where_no_method_does(string title, string? archive) =>
        Rules.For(Study() with { Title = title }).Select(redirect => redirect.Rule.Archive).FirstOrDefault().ShouldBe(archive);

    [Fact]
    public void Every_rule_says_why_where_and_how() => Rules.For(Study() with
    {
        Title = "A reference image set",
        ImagingMethods = [new ImagingMethod("FBbi:00100014", "cryo-EM"), new ImagingMethod("FBbi:00000585", "SBF-SEM"), new ImagingMethod("FBbi:00001003", "X-ray tomography")],
    }).ShouldSatisfyAllConditions(
        found => found.Select(redirect => redirect.Rule.Id).ShouldBe(["cryo-em", "volume-em", "x-ray-tomography", "reference-images"]),
        found => found.ShouldAllBe(redirect => redirect.Rule.Reason.Length > 40 && redirect.Rule.Steps.Count > 1 && redirect.Rule.Address.StartsWith("https://", StringComparison.Ordinal)));

    [Fact]
    public async Task Such_a_study_is_submitted_only_with_an_answer()
    {
        await using var hub = await DepositBench.StartAsync();
        var ada = await hub.RegisterAsync();
        var accession = await hub.BeginAsync(ada, CheckBench.Saying("Image acquisition", "Imaging method", "serial block face SEM (SBFSEM)"));

        var refused = await DepositBench.RefusedAsync(() => hub.Releasing.SubmitAsync(accession, ada, null, default));
        refused.Code.ShouldBe("redirect-open");
        refused.Message.ShouldContain("EMPIAR");
        await hub.Drafting.AnswerRedirectAsync(accession, ada, "EMPIAR asked for the light microscopy to lie here.", null, default);

        (await hub.Releasing.SubmitAsync(accession, ada, null, default)).State.ShouldBe(DepositState.Public);
    }

    [Fact]
    public void A_rule_that_names_an_unknown_method_stops_the_start()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Below("redirects.json");
        File.WriteAllText(path, """[{"id": "x", "archive": "empiar", "name": "EMPIAR", "address": "https://example.org", "reason": "r", "steps": ["s"], "methods": ["FBbi:99999999"]}]""");

        Should.Throw<JsonException>(() => RedirectRules.Load(path, vocabularies.Set)).Message.ShouldContain("FBbi:99999999");
    }

    private static Dataset Study() => new() { Accession = "S-HUB1", Archive = "hub", Title = "A study" };
}
