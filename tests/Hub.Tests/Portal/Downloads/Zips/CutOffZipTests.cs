using System.Diagnostics;
using System.Security.Cryptography;

using Hub.Tests.Making;

namespace Hub.Tests.Portal.Downloads;

/// <summary>What a zip leaves behind whose reader goes away.</summary>
[Collection(MeasuredAlone.Name)]
public sealed class CutOffZipTests : PublishedFiles
{
    // More than lies between hub and reader while the reader waits.
    private const int Waiting = 64 << 20;

    public CutOffZipTests() => Files["movies/long.ome.tif"] = RandomNumberGenerator.GetBytes(Waiting);

    [Theory, InlineData("files.zip"), InlineData("bag.zip")]
    public async Task A_reader_who_goes_in_the_middle_leaves_no_temporary_file(string name)
    {
        using (var answer = await Http.GetAsync($"/datasets/{Accession}/downloads/{name}", HttpCompletionOption.ResponseHeadersRead))
        {
            await using var zip = await answer.Content.ReadAsStreamAsync();
            await zip.ReadExactlyAsync(new byte[1000]);
            UnnamedFiles.Open().ShouldBe(1, "the table of contents, while the hub waits for its reader");
        }

        var patience = Stopwatch.StartNew();
        while (UnnamedFiles.Open() > 0)
        {
            patience.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(3));
            (await Http.GetAsync("/health/live")).Dispose();
        }

        UnnamedFiles.Named().ShouldBeEmpty();
    }
}
