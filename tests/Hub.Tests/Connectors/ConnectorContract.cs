using System.Text.Json;
using System.Text.RegularExpressions;

using ArchiveServer;
using ArchiveServer.Faults;

using Hub.Records;

namespace Hub.Tests.Connectors;

/// <summary>What every connector promises, whatever its archive; each kind inherits it over its own part of the ArchiveServer.</summary>
public abstract partial class ConnectorContract : IAsyncLifetime
{
    private ArchiveServerHost? server;

    private protected ArchiveServerHost Server => server ?? throw new InvalidOperationException("The server starts with the test.");

    private protected virtual ArchiveDefinition Archive => Adapt(Definitions.Read(ArchiveId, Server.BaseUrl(ArchiveId)));

    private protected PlainClient Client { get; } = new();

    /// <summary>The id of the archive in <c>config/archives</c>.</summary>
    protected abstract string ArchiveId { get; }

    /// <summary>The connector.</summary>
    protected abstract IConnector Connector { get; }

    /// <summary>What the archive holds.</summary>
    protected virtual RecordSet Records => new() { Generated = 24, Seed = 3 };

    /// <summary>Changes the definition for this kind of test.</summary>
    protected virtual ArchiveDefinition Adapt(ArchiveDefinition archive) => archive;

    public async Task InitializeAsync() =>
        server = await ArchiveServerHost.StartAsync(new ArchiveServerOptions { Records = Records }, CancellationToken.None);

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
    }

    [Fact]
    public async Task The_listing_ends_and_names_every_record_once()
    {
        var listed = await ListAsync();

        listed.ShouldNotBeEmpty();
        listed.Select(record => record.Key).ShouldBeUnique();
    }

    [Fact]
    public async Task Two_listings_of_the_same_records_give_the_same_keys_and_change_marks()
    {
        var first = await ListAsync();
        var second = await ListAsync();

        second.Select(record => (record.Key, record.ChangeMark)).ShouldBe(first.Select(record => (record.Key, record.ChangeMark)));
    }

    [Fact]
    public async Task Every_payload_gives_records_with_accession_and_title_or_says_why_not()
    {
        foreach (var payload in await PayloadsAsync())
        {
            var stated = await Connector.NormaliseAsync(payload, Archive, CancellationToken.None);

            ShouldKeepThePromises(payload, stated);
        }
    }

    [Fact]
    public async Task A_payload_read_again_gives_the_same_records_and_files()
    {
        foreach (var payload in await PayloadsAsync())
        {
            (await ReadAsync(payload)).ShouldBe(await ReadAsync(payload));
        }
    }

    [Fact]
    public async Task No_record_holds_an_email_address()
    {
        foreach (var payload in await PayloadsAsync())
        {
            Mail().Match(await ReadAsync(payload)).Value.ShouldBeEmpty(payload.Key);
        }
    }

    [Fact]
    public async Task Paths_of_files_are_relative_and_unique_and_their_components_exist()
    {
        foreach (var payload in await PayloadsAsync())
        {
            foreach (var record in (await Connector.NormaliseAsync(payload, Archive, CancellationToken.None)).Records)
            {
                var files = await Connector.ReadFilesAsync(payload, record.Accession, Archive, CancellationToken.None).ToListAsync();
                var components = record.Components.Select(component => component.Id).ToHashSet();

                files.Select(file => file.Path).ShouldBeUnique();
                files.ShouldAllBe(file => file.Path.Length > 0 && file.Path[0] != '/' && !file.Path.Contains('\\'));
                files.ShouldAllBe(file => file.Component == null || components.Contains(file.Component));
                record.Components.Select(component => component.Id).ShouldBeUnique();
            }
        }
    }

    [Fact]
    public async Task Damaged_payloads_never_throw_but_for_file_lists_that_say_where()
    {
        foreach (var payload in (await PayloadsAsync()).Take(8))
        {
            for (var seed = 1; seed <= 60; seed++)
            {
                var damaged = Mutation.Of(payload, seed);
                var stated = await Connector.NormaliseAsync(damaged, Archive, CancellationToken.None);

                ShouldKeepThePromises(damaged, stated);
                Mail().Match(JsonSerializer.Serialize(stated)).Value.ShouldBeEmpty($"{payload.Key}, seed {seed}");
                await ReadFilesOfDamagedAsync(damaged, stated);
            }
        }
    }

    [Fact]
    public async Task An_archive_that_is_down_or_behind_a_wall_is_no_empty_archive()
    {
        foreach (var kind in new[] { FaultKind.ServerError, FaultKind.TooManyRequests, FaultKind.HtmlWall, FaultKind.HtmlWallAccepted, FaultKind.CutBody })
        {
            Server.Inject([new Fault(kind, 1)], seed: 1);

            await Should.ThrowAsync<ArchiveException>(ListAsync, kind.ToString());
        }
    }

    [Fact]
    public async Task Endless_paging_comes_to_an_end()
    {
        var whole = (await ListAsync()).Select(record => record.Key).ToList();
        Server.Inject([new Fault(FaultKind.EndlessPaging, 1)], seed: 1);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            (await Connector.ListAsync(Archive, Client, patience.Token).ToListAsync(patience.Token)).Select(record => record.Key).ShouldBe(whole, ignoreOrder: true);
        }
        catch (ArchiveException refused)
        {
            refused.Message.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public async Task A_wrong_charset_changes_nothing()
    {
        var before = await Task.WhenAll((await PayloadsAsync()).Select(ReadAsync));
        Server.Inject([new Fault(FaultKind.WrongCharset, 1)], seed: 1);

        (await Task.WhenAll((await PayloadsAsync()).Select(ReadAsync))).ShouldBe(before);
    }

    [Fact]
    public async Task A_listing_that_is_stopped_stops()
    {
        using var stop = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in Connector.ListAsync(Archive, Client, stop.Token))
            {
                await stop.CancelAsync();
            }
        });
    }

    private protected async Task<List<ListedRecord>> ListAsync() =>
        await Connector.ListAsync(Archive, Client, CancellationToken.None).ToListAsync();

    private protected async Task<Payload> PayloadAsync(ListedRecord record) =>
        record.Payload ?? await Connector.FetchAsync(record, Archive, Client, CancellationToken.None);

    private protected async Task<List<Payload>> PayloadsAsync()
    {
        var payloads = new List<Payload>();
        foreach (var record in await ListAsync())
        {
            payloads.Add(await PayloadAsync(record));
        }

        return payloads;
    }

    private static void ShouldKeepThePromises(Payload payload, StatedRecords stated)
    {
        stated.Problems.ShouldAllBe(problem => problem.Code.Length > 0 && problem.Message.Length > 20, payload.Key);
        stated.Records.Select(record => record.Accession).ShouldBeUnique(payload.Key);
        stated.Records.ShouldAllBe(record => record.Accession.Length > 0 && record.Title.Trim().Length > 0, payload.Key);
        if (stated.Records.Count == 0)
        {
            stated.Problems.ShouldContain(problem => problem.Severity == ProblemSeverity.Error, payload.Key);
        }
    }

    private async Task ReadFilesOfDamagedAsync(Payload payload, StatedRecords stated)
    {
        foreach (var record in stated.Records)
        {
            try
            {
                await Connector.ReadFilesAsync(payload, record.Accession, Archive, CancellationToken.None).CountAsync();
            }
            catch (ArchiveException refused)
            {
                refused.Message.Length.ShouldBeGreaterThan(20);
            }
        }
    }

    private async Task<string> ReadAsync(Payload payload)
    {
        var stated = await Connector.NormaliseAsync(payload, Archive, CancellationToken.None);
        var files = new List<DataFile>();
        foreach (var record in stated.Records)
        {
            files.AddRange(await Connector.ReadFilesAsync(payload, record.Accession, Archive, CancellationToken.None).ToListAsync());
        }

        return JsonSerializer.Serialize(new { stated, files });
    }

    [GeneratedRegex(@"[\w.+-]+(@|\s?\[at\]\s?)[\w-]+(\.[\w-]+)*\.[a-z]{2,}", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Mail();
}
