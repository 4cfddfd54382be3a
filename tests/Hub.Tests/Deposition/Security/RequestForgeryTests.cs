using System.Net;
using System.Net.Sockets;

using Hub.Deposition.Accounts;
using Hub.Deposition.Drafts;
using Hub.Deposition.PageTab;
using Hub.Deposition.Publishing;
using Hub.Deposition.Uploads;
using Hub.Store;
using Hub.Tests.Deposition.Checks;

namespace Hub.Tests.Deposition.Security;

/// <summary>Addresses that a depositor writes are shown, and never asked for by the hub.</summary>
public sealed class RequestForgeryTests
{
    [Fact]
    public async Task No_address_of_a_deposit_is_asked_on_its_way_to_the_public()
    {
        using var inner = new TcpListener(IPAddress.Loopback, 0);
        inner.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)inner.LocalEndpoint).Port}/";
        await using var hub = await WebHub.StartAsync();
        using var ada = await hub.SignedInAsync("ada");
        var account = (await hub.Get<AccountRegistry>().FindByEmailAsync("ada@example.org", default))!;
        var accession = (await hub.Get<Deposits>().BeginAsync(account.Id, "imaging-study", Pointing(address), default)).Value.Accession;
        var files = new BenchFiles(hub.Get<DepositFiles>(), hub.Get<IBlobStore>());
        await files.AddAsync(accession, "files.tsv", $"Files\tSize\tSource\nmovies/a.ome.tif\t3\t{address}list\n");
        await files.AddAsync(accession, "movies/a.ome.tif", "abc");
        foreach (var page in new[] { "", "/check", "/preview", "/belongs", "/files", "/form/study" })
        {
            (await ada.Http.GetAsync($"/deposit/{accession}{page}")).StatusCode.ShouldBe(HttpStatusCode.OK, page);
        }

        await hub.Get<Releasing>().SubmitAsync(accession, DepositBench.Someone(account.Id, Roles.Depositor), null, default);
        await hub.IndexAsync();
        foreach (var page in new[] { "", "/files", "?format=ro-crate", "?format=datacite", "/downloads/files.zip", "/downloads/bag.zip" })
        {
            (await ada.Http.GetAsync($"/datasets/{accession}{page}")).StatusCode.ShouldBe(HttpStatusCode.OK, page);
        }

        (await ada.ReadAsync($"/datasets/{accession}")).ShouldContain(address, Case.Sensitive, "it is shown");
        inner.Pending().ShouldBeFalse("nobody came");
    }

    // An address in every place that takes free text or an address.
    private static Submission Pointing(string address) => CheckBench.Complete with
    {
        Section = CheckBench.Complete.Section with
        {
            Attributes = [.. CheckBench.Complete.Section.Attributes, new("Acknowledgements", address + "thanks"), new("Logo", address + "logo.png")],
            Links = [new PageTabLink(address + "link"), new PageTabLink(address + "described") { Attributes = [new("Type", "url"), new("Description", address)] }],
            Subsections =
            [
                .. CheckBench.Complete.Section.Subsections,
                new Section("Publication") { Accno = "p1", Attributes = [new("Title", "A paper"), new("Authors", "A. Lovelace"), new("URL", address + "paper")] },
            ],
        },
    };
}
