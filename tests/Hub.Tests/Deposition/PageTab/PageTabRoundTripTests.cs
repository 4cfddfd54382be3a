using System.Text;

using FsCheck;
using FsCheck.Fluent;

using Hub.Deposition.PageTab;
using Hub.Tests.Making;

namespace Hub.Tests.Deposition.PageTab;

public sealed class PageTabRoundTripTests
{
    public static TheoryData<string> RealRecords => SharedData.Folder is null
        ? []
        : [.. Directory.EnumerateFiles(SharedData.Path("archives", "biostudies"), "S-*.json", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(SharedData.Path("standards", "bia", "submissions"), "*.json"))
            .Where(path => !path.EndsWith("_INFO.json", StringComparison.Ordinal))
            .Select(path => Path.GetRelativePath(SharedData.Folder, path))];

    [Fact]
    public void Whatever_a_document_says_every_form_says_it_again() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var raw = new RandomSubmissions(seed).Submission();
            if (PageTabDocument.Read(PageTabDocument.Write(raw, PageTabForm.Json), PageTabForm.Json).Submission is { } document)
            {
                SaysTheSame(document);
            }
        }));

    [SharedDataTheory, MemberData(nameof(RealRecords))]
    public void A_real_record_comes_back_from_every_form(string path)
    {
        var reading = PageTabDocument.Read(File.ReadAllBytes(SharedData.Path(path)), PageTabForm.Json);

        reading.Problems.Where(problem => problem.Code is not ("name-missing" or "url-missing")).ShouldBeEmpty();
        SaysTheSame(reading.Submission!);
    }

    [Fact]
    public void Tables_stay_tables_in_every_form()
    {
        PageTabFile Row(string path, params (string, string)[] said) =>
            new(path) { InTable = true, Attributes = [.. said.Select(pair => new PageTabAttribute(pair.Item1, pair.Item2))] };
        var study = new Section("Study")
        {
            Files = [Row("a.tif", ("Gene", "cdc2"), ("Well", "A1")), Row("b.tif", ("Gene", "wee1"), ("Channel", "DAPI"), ("Well", "A2"))],
            Subsections = [new Section("Data") { Accno = "D1", InTable = true, Attributes = [new PageTabAttribute("Organism", "Mus musculus") { ValueQualifiers = [new Qualifier("TermId", "10090")] }] }],
        };

        foreach (var form in Enum.GetValues<PageTabForm>())
        {
            var back = PageTabDocument.Read(PageTabDocument.Write(new Submission(study), form), form);
            Json(back.Submission!).ShouldBe(Json(new Submission(study)), form.ToString());
        }

        Encoding.UTF8.GetString(PageTabDocument.Write(new Submission(study), PageTabForm.Tsv))
            .ShouldContain("Files\tGene\tChannel\tWell\na.tif\tcdc2\t\tA1\nb.tif\twee1\tDAPI\tA2\n");
    }

    [Fact]
    public void Sections_deep_in_each_other_find_their_place_again_in_tsv()
    {
        var study = new Section("Study") { Subsections = [new Section("A") { Subsections = [new Section("B") { Subsections = [new Section("C")] }] }, new Section("D")] };

        var back = PageTabDocument.Read(PageTabDocument.Write(new Submission(study), PageTabForm.Tsv), PageTabForm.Tsv).Submission!;

        back.Section.Subsections.Select(section => section.Type).ShouldBe(["A", "D"]);
        back.Section.Subsections[0].Subsections[0].Subsections[0].Type.ShouldBe("C");
    }

    private static void SaysTheSame(Submission document)
    {
        foreach (var form in Enum.GetValues<PageTabForm>())
        {
            var written = PageTabDocument.Write(document, form);
            var reading = PageTabDocument.Read(written, form);
            reading.Problems.ShouldBeEmpty(Encoding.UTF8.GetString(written));
            var same = form == PageTabForm.Tsv ? Plain(document, reading.Submission!) : reading.Submission!;
            Json(same).ShouldBe(Json(form == PageTabForm.Tsv ? Plain(document, document) : document), form.ToString());
        }
    }

    private static string Json(Submission submission) => Encoding.UTF8.GetString(PageTabDocument.Write(submission, PageTabForm.Json));

    // What tab-separated page-tab cannot say: a table of irregular rows, and a section without a name that holds others.
    private static Submission Plain(Submission original, Submission other) => other with { Section = Plain(original.Section, other.Section) };

    private static Section Plain(Section original, Section other) => other with
    {
        Accno = original.Accno,
        InTable = false,
        Subsections = [.. original.Subsections.Zip(other.Subsections, Plain), .. other.Subsections.Skip(original.Subsections.Count)],
        Files = [.. other.Files.Select(file => file with { InTable = false })],
        Links = [.. other.Links.Select(link => link with { InTable = false })],
    };
}
