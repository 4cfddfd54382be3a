using System.Security.Cryptography;
using System.Text;

using Hub.Records;
using Hub.Store;
using Hub.Tests.Making;

namespace Hub.Tests.Store;

/// <summary>What every blob store promises.</summary>
public abstract class BlobStoreContract
{
    protected abstract IBlobStore Blobs { get; }

    [ServedFact]
    public async Task A_blob_is_found_under_its_sha256_and_reads_back_byte_for_byte()
    {
        var bytes = RandomNumberGenerator.GetBytes(300_000);

        var blob = await Keep(bytes);

        blob.ShouldBe(new BlobReference(Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length));
        (await Blobs.ExistsAsync(blob.Digest, default)).ShouldBeTrue();
        (await Read(blob.Digest)).ShouldBe(bytes);
    }

    [ServedFact]
    public async Task The_empty_blob_is_a_blob()
    {
        var blob = await Keep([]);

        blob.Length.ShouldBe(0);
        (await Read(blob.Digest)).ShouldBeEmpty();
    }

    [ServedFact]
    public async Task The_same_bytes_twice_are_one_blob()
    {
        var first = await Keep("twice"u8.ToArray());
        var second = await Keep("twice"u8.ToArray());

        second.ShouldBe(first);
        (await Digests()).ShouldBe([first.Digest]);
    }

    [ServedFact]
    public async Task Writers_of_the_same_bytes_at_the_same_time_all_succeed()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Keep("at once"u8.ToArray()))));

        all.Distinct().Count().ShouldBe(1);
        (await Read(all[0].Digest)).ShouldBe("at once"u8.ToArray());
    }

    [ServedFact]
    public async Task A_writer_that_is_given_up_leaves_no_blob()
    {
        await using (var writer = await Blobs.CreateAsync(default))
        {
            await writer.Content.WriteAsync("never committed"u8.ToArray());
        }

        (await Digests()).ShouldBeEmpty();
    }

    [ServedFact]
    public async Task A_reader_seeks_to_a_range()
    {
        var blob = await Keep("0123456789"u8.ToArray());

        await using var stream = await Blobs.OpenReadAsync(blob.Digest, default);
        stream.Seek(4, SeekOrigin.Begin);
        var range = new byte[3];
        await stream.ReadExactlyAsync(range);

        Encoding.UTF8.GetString(range).ShouldBe("456");
        stream.Length.ShouldBe(10);
    }

    [ServedFact]
    public async Task A_missing_blob_is_refused_with_its_digest()
    {
        var digest = new string('a', 64);

        (await Blobs.ExistsAsync(digest, default)).ShouldBeFalse();
        var missing = await Should.ThrowAsync<FileNotFoundException>(() => Blobs.OpenReadAsync(digest, default));
        missing.Message.ShouldContain(digest);
    }

    [ServedFact]
    public async Task What_is_no_digest_is_never_looked_for()
    {
        foreach (var digest in new[] { "../../etc/passwd", "", new string('A', 64) })
        {
            await Should.ThrowAsync<ArgumentException>(() => Blobs.OpenReadAsync(digest, default));
        }
    }

    [ServedFact]
    public async Task A_file_that_is_adopted_is_a_blob_and_gone_and_one_that_is_cut_short_is_refused()
    {
        var bytes = RandomNumberGenerator.GetBytes(50_000);
        var blob = new BlobReference(Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length);
        var path = Path.GetTempFileName();
        await File.WriteAllBytesAsync(path, bytes[..^1]);
        await Should.ThrowAsync<InvalidDataException>(() => Blobs.AdoptAsync(path, blob, default));
        (await Blobs.ExistsAsync(blob.Digest, default)).ShouldBeFalse();
        await File.WriteAllBytesAsync(path, bytes);

        await Blobs.AdoptAsync(path, blob, default);

        File.Exists(path).ShouldBeFalse();
        (await Read(blob.Digest)).ShouldBe(bytes);
    }

    [ServedFact]
    public async Task All_digests_are_streamed_in_order()
    {
        for (var i = 0; i < 20; i++)
        {
            await Keep(Encoding.UTF8.GetBytes($"blob {i}"));
        }

        var digests = await Digests();
        digests.Count.ShouldBe(20);
        digests.ShouldBe(digests.Order(StringComparer.Ordinal));
    }

    [ServedFact]
    public async Task Content_that_is_kept_already_is_not_written_again()
    {
        var content = new MemoryContent("kept"u8.ToArray());
        var first = await Blobs.KeepAsync(content, default);

        (await Blobs.KeepAsync(new UnreadableContent(content.Length, content.Sha256), default)).ShouldBe(first);
    }

    protected async Task<BlobReference> Keep(byte[] bytes)
    {
        await using var writer = await Blobs.CreateAsync(default);
        await writer.Content.WriteAsync(bytes);
        return await writer.CommitAsync(default);
    }

    protected async Task<byte[]> Read(string digest)
    {
        await using var stream = await Blobs.OpenReadAsync(digest, default);
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory);
        return memory.ToArray();
    }

    private async Task<IReadOnlyList<string>> Digests() => await Blobs.ReadDigestsAsync(default).ToListAsync();
}
