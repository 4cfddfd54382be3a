using System.Net;

using ArchiveServer;
using ArchiveServer.Generating;

namespace Hub.Tests.ArchiveServing;

/// <summary>The partner archives: started, generated, swapped.</summary>
public sealed class ArchiveServerTests
{
    [Fact]
    public async Task The_same_seed_gives_the_same_bytes_and_another_seed_others()
    {
        var first = await EntriesAsync(seed: 7);
        var again = await EntriesAsync(seed: 7);
        var other = await EntriesAsync(seed: 8);

        again.ShouldBe(first);
        other.ShouldNotBe(first);
    }

    [Fact]
    public async Task Another_record_set_is_served_from_the_next_request_on()
    {
        await using var server = await StartAsync(new RecordSet { Generated = 1 });
        using var http = new HttpClient();
        var second = new Uri(server.Address, "/empiar/empiar/api/entry/13602");
        using var before = await http.GetAsync(second);

        server.Serve(new RecordSet { Generated = 2 });

        using var after = await http.GetAsync(second);
        before.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        after.StatusCode.ShouldBe(HttpStatusCode.OK);
        server.Requests.ShouldBe(2);
    }

    [Fact]
    public async Task An_archive_holds_as_many_records_as_are_generated_and_listens_on_this_machine_only()
    {
        await using var server = await StartAsync(new RecordSet { Generated = 30 });

        server.Address.Host.ShouldBe("127.0.0.1");
        server.Archives.Select(archive => archive.Id).ShouldBeUnique();
        server.Archives.Single(archive => archive.Id == "empiar").Count.ShouldBe(30);
        server.Archives.Single(archive => archive.Id == "jcb").Count.ShouldBe(30);
    }

    [Fact]
    public void Every_tenth_study_is_the_same_work_in_all_archives()
    {
        GeneratedStudy.Of(3, "empiar", 20).Title.ShouldBe(GeneratedStudy.Of(3, "idr", 20).Title);
        GeneratedStudy.Of(3, "empiar", 20).PaperDoi.ShouldBe(GeneratedStudy.Of(3, "jcb", 20).PaperDoi);
        GeneratedStudy.Of(3, "empiar", 21).PaperDoi.ShouldNotBe(GeneratedStudy.Of(3, "idr", 21).PaperDoi);
    }

    [Fact]
    public void The_ORCIDs_of_generated_authors_have_right_check_digits()
    {
        var orcids = Enumerable.Range(0, 50).SelectMany(index => GeneratedStudy.Of(1, "empiar", index).Authors).Select(author => author.Orcid).OfType<string>().ToList();

        orcids.ShouldNotBeEmpty();
        orcids.ShouldAllBe(orcid => Remainder(orcid) == 1);
    }

    [Theory]
    [InlineData("--data", "/no/such/folder", "no such folder")]
    [InlineData("--generate", "many", "whole number")]
    [InlineData("--port", "70000", "65535")]
    [InlineData("--colour", "red", "no option --colour")]
    public void A_wrong_option_is_refused_in_one_line(string option, string value, string why)
    {
        Should.Throw<FormatException>(() => ArchiveServerOptions.Parse([option, value])).Message.ShouldContain(why);
    }

    [Fact]
    public void An_option_without_its_value_is_refused()
    {
        Should.Throw<FormatException>(() => ArchiveServerOptions.Parse(["--port"])).Message.ShouldContain("--port needs a value");
    }

    // ISO 7064 mod 11-2: the whole number leaves 1.
    private static int Remainder(string orcid) =>
        orcid.Where(letter => letter != '-').Aggregate(0, (sum, letter) => ((sum * 2) + (letter == 'X' ? 10 : letter - '0')) % 11);

    private static Task<ArchiveServerHost> StartAsync(RecordSet records) =>
        ArchiveServerHost.StartAsync(new ArchiveServerOptions { Records = records }, CancellationToken.None);

    private static async Task<string> EntriesAsync(int seed)
    {
        await using var server = await StartAsync(new RecordSet { Generated = 15, Seed = seed });
        using var http = new HttpClient();
        using var answer = await http.PostAsync(new Uri(server.Address, "/empiar/empiar/api/entry/"), new StringContent("13601-13700"));
        var studies = await http.GetStringAsync(new Uri(server.Address, "/jcb/biostudies/api/v1/JCB/search?query=*:*&pageSize=100"));
        return await answer.Content.ReadAsStringAsync() + studies;
    }
}
