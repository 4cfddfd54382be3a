using System.Text;

using FsCheck;
using FsCheck.Fluent;

using Hub.Deposition.PageTab;
using Hub.Tests.Making;

namespace Hub.Tests.Deposition.PageTab;

public sealed class HostilePageTabTests
{
    [Theory]
    [InlineData("""{"section": {"type": "Study", "attributes": [{"value": "x"}]}}""", "name-missing", 1, 46)]
    [InlineData("{\n \"section\": {\"type\": \"Study\",\n  \"files\": [{\"path\": \"a\", \"size\": -1}]}}", "size-unreadable", 3, 35)]
    [InlineData("{\"section\": {\"type\": \"Study\"", "not-json", 1, 29)]
    [InlineData("{\"attributes\": []}", "section-missing", 1, 1)]
    [InlineData("{\"section\": {}}", "type-missing", 1, 13)]
    [InlineData("{\"section\": {\"type\": \"Links\"}}", "type-reserved", 1, 13)]
    [InlineData("{\"section\": {\"type\": \"Study\", \"links\": [7]}}", "not-an-object", 1, 41)]
    [InlineData("{\"section\": {\"type\": \"Study\", \"attributes\": [{\"name\": \"[x]\"}]}}", "name-bracketed", 1, 46)]
    [InlineData("{\"section\": {\"type\": \"Study\", \"attributes\": [{\"name\": \"x\", \"value\": \"\\u0000\"}]}}", "text-unprintable", 1, 69)]
    [InlineData("{\"section\": {\"type\": \"Study\", \"attributes\": [{\"name\": \"x\", \"value\": \"\\ud800\"}]}}", "text-unprintable", 1, 69)]
    public void A_mistake_in_json_is_named_with_line_and_column(string json, string code, int line, int column) =>
        Found(json, PageTabForm.Json, code).ShouldBe(new Place(line, column));

    [Theory]
    [InlineData("Study\tS1\n", "submission-missing", 1, 1)]
    [InlineData("Submission\tS-1\nTitle\tx\n", "section-missing", 2, 1)]
    [InlineData("Submission\n\nStudy\n\nAuthor\ta\tnobody\n", "parent-unknown", 5, 10)]
    [InlineData("Submission\n\nStudy\nTitle\t\"never closed\nmore\n", "quote-open", 4, 7)]
    [InlineData("Submission\n\nStudy\nTitle\tone\ttwo\n", "cell-unexpected", 4, 11)]
    [InlineData("Submission\n\nStudy\n[TermId]\t9606\n", "qualifier-alone", 4, 1)]
    [InlineData("Submission\n\nStudy\n\nLink\n", "url-missing", 5, 1)]
    [InlineData("Submission\n\nStudy\n\nFiles\tGene\na.tif\tx\ty\n", "cell-unexpected", 6, 9)]
    public void A_mistake_in_tsv_is_named_with_line_and_column(string tsv, string code, int line, int column) =>
        Found(tsv, PageTabForm.Tsv, code).ShouldBe(new Place(line, column));

    [Theory]
    [InlineData("<submission><section type='Study'><links><link/></links></section></submission>", "url-missing")]
    [InlineData("<submission><section type='Study'><links><file/></links></section></submission>", "element-unknown")]
    [InlineData("<submission><section/></submission>", "type-missing")]
    [InlineData("<submission>", "not-xml")]
    [InlineData("<study/>", "section-missing")]
    public void A_mistake_in_xml_is_named(string xml, string code) => Found(xml, PageTabForm.Xml, code).Line.ShouldBe(1);

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><submission><section type='Study'><attributes><attribute><name>a</name><value>&e;</value></attribute></attributes></section></submission>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]><submission><section type='&b;'/></submission>")]
    [InlineData("<!DOCTYPE x SYSTEM 'http://127.0.0.1:9/x.dtd'><submission><section type='Study'/></submission>")]
    public void Document_types_and_entities_are_refused_and_nothing_outside_is_read(string xml)
    {
        var reading = Read(xml, PageTabForm.Xml);

        reading.Submission.ShouldBeNull();
        reading.Problems.ShouldHaveSingleItem().Code.ShouldBe("not-xml");
        reading.Problems[0].Message.ShouldNotContain("root:");
    }

    [Fact]
    public void Sections_a_thousand_levels_deep_are_refused_in_every_form()
    {
        var json = string.Concat(Enumerable.Repeat("{\"type\":\"S\",\"subsections\":[", 1000)) + string.Concat(Enumerable.Repeat("]}", 1000));
        var xml = string.Concat(Enumerable.Repeat("<section type='S'><subsections>", 1000)) + string.Concat(Enumerable.Repeat("</subsections></section>", 1000));
        var tsv = "Study\ts0\n\n" + string.Concat(Enumerable.Range(1, 1000).Select(at => $"S\ts{at}\ts{at - 1}\n\n"));

        Read($"{{\"section\":{json}}}", PageTabForm.Json).Problems.ShouldNotBeEmpty();
        Read($"<submission>{xml}</submission>", PageTabForm.Xml).Problems.ShouldNotBeEmpty();
        Read("Submission\n\n" + tsv, PageTabForm.Tsv).Problems.ShouldContain(problem => problem.Code == "too-deep");
    }

    [Fact]
    public void A_document_of_too_many_parts_is_refused_before_it_is_read_through()
    {
        var json = "{\"section\":{\"type\":\"S\",\"attributes\":[" + string.Concat(Enumerable.Repeat("{\"name\":\"n\"},", PageTabLimits.Nodes + 10)) + "]}}";

        Read(json, PageTabForm.Json).Problems.ShouldContain(problem => problem.Code == "too-many");
        PageTabDocument.Read(new byte[PageTabLimits.Bytes + 1], PageTabForm.Json).Problems.ShouldHaveSingleItem().Code.ShouldBe("too-large");
    }

    [Fact]
    public void Text_that_is_not_utf8_is_refused() =>
        PageTabDocument.Read("Submission\tM\xFCller"u8[..^2].ToArray().Append((byte)0xFC).ToArray(), PageTabForm.Tsv).Problems.ShouldHaveSingleItem().Code.ShouldBe("not-utf8");

    [Fact]
    public void A_hundred_problems_are_enough() =>
        Read("{\"section\":{\"type\":\"S\",\"attributes\":[" + string.Concat(Enumerable.Repeat("{\"value\":\"n\"},", 5000)) + "]}}", PageTabForm.Json)
            .Problems.Count.ShouldBe(PageTabLimits.Problems);

    [Fact]
    public Task Quotes_without_end_cost_no_more_than_their_length()
    {
        var tsv = "Submission\n\nStudy\n" + string.Concat(Enumerable.Repeat("\"x\t\"\"y\n", 200_000));

        return Patience.RunAsync(() => Read(tsv, PageTabForm.Tsv).Problems.ShouldNotBeEmpty());
    }

    [Fact]
    public void Any_bytes_are_read_or_refused_but_never_throw() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Random(seed);
            var form = (PageTabForm)random.Next(3);
            var bytes = PageTabDocument.Write(new Submission(new Section("Study") { Attributes = [new PageTabAttribute("Title", "A title")] }), form);
            for (var change = 0; change < 3; change++)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(random.Next(2) == 0 ? 128 : 256);
            }

            PageTabDocument.Read(bytes, form).ShouldNotBeNull();
        }));

    private static Place Found(string text, PageTabForm form, string code) => Read(text, form).Problems.First(problem => problem.Code == code).Place;

    private static PageTabReading Read(string text, PageTabForm form) => PageTabDocument.Read(Encoding.UTF8.GetBytes(text), form);
}
