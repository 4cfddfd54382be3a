using Hub.Store;
using Hub.Tests.Making;

namespace Hub.Tests.Store;

/// <summary>What every Store promises of the announcements that partners sent.</summary>
/// <param name="place">Where the Store lies.</param>
public abstract class AnnouncementsContract(IStorePlace place) : StoreContract(place)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(1);

    private IRecordStore other = null!;

    private IAnnouncements Announcements => Store.Announcements;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        other = Open();
    }

    public override async Task DisposeAsync()
    {
        await other.DisposeAsync();
        await base.DisposeAsync();
    }

    [ServedFact]
    public async Task What_one_process_accepted_another_knows()
    {
        (await AcceptAsync(Announcements, "one")).ShouldBe(Announced.Kept);

        (await AcceptAsync(other.Announcements, "one")).ShouldBe(Announced.Known);
        (await AcceptAsync(Announcements, "one")).ShouldBe(Announced.Known);
        (await AcceptAsync(other.Announcements, "two")).ShouldBe(Announced.Kept);
    }

    [ServedFact]
    public async Task Of_many_who_accept_the_same_at_once_one_keeps_it()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => AcceptAsync(i % 2 == 0 ? Announcements : other.Announcements, "one"))));

        outcomes.Count(outcome => outcome == Announced.Kept).ShouldBe(1);
        outcomes.Count(outcome => outcome == Announced.Known).ShouldBe(11);
    }

    [ServedFact]
    public async Task An_announcement_is_taken_by_one_process_and_read_once()
    {
        await Announcements.AcceptAsync(new KeptAnnouncement("atlas", "one", ["ATLAS-1", "größer 細胞 \""]), Remembered, 5, default);

        var taken = (await other.Announcements.TakeAsync(["globe", "atlas"], Hold, default)).ShouldNotBeNull();

        (taken.Archive, taken.Signature).ShouldBe(("atlas", "one"));
        taken.Keys.ShouldBe(["ATLAS-1", "größer 細胞 \""]);
        (await TakenAsync(Announcements)).ShouldBeNull("the other has it");
        await other.Announcements.EndAsync("one", default);
        Time.Advance(2 * Hold);
        (await TakenAsync(Announcements)).ShouldBeNull("it was read");
        (await AcceptAsync(Announcements, "one")).ShouldBe(Announced.Known);
    }

    [ServedFact]
    public async Task What_a_process_did_not_live_to_read_another_takes_when_its_hold_has_lapsed()
    {
        await AcceptAsync(Announcements, "one");
        (await TakenAsync(Announcements)).ShouldBe("one");
        Time.Advance(Hold - TimeSpan.FromSeconds(1));
        await Announcements.HoldAsync("one", Hold, default);
        Time.Advance(Hold - TimeSpan.FromSeconds(1));
        (await TakenAsync(other.Announcements)).ShouldBeNull("its reader goes on holding it");

        Time.Advance(TimeSpan.FromSeconds(1));

        (await TakenAsync(other.Announcements)).ShouldBe("one");
        await other.Announcements.HoldAsync("one", TimeSpan.Zero, default);
        (await TakenAsync(Announcements)).ShouldBe("one", "its reader let it go");
    }

    [ServedFact]
    public async Task Announcements_of_one_archive_are_taken_one_at_a_time_in_the_order_they_came()
    {
        await AcceptAsync(Announcements, "z");
        await AcceptAsync(other.Announcements, "a");
        await AcceptAsync(Announcements, "g", "globe");

        (await TakenAsync(Announcements)).ShouldBe("z");
        (await TakenAsync(other.Announcements)).ShouldBe("g");
        (await TakenAsync(Announcements)).ShouldBeNull();
        await Announcements.EndAsync("z", default);
        (await TakenAsync(other.Announcements)).ShouldBe("a");
    }

    [ServedFact]
    public async Task A_process_takes_only_what_it_can_read()
    {
        await AcceptAsync(Announcements, "one");

        (await Announcements.TakeAsync(["globe"], Hold, default)).ShouldBeNull();
        (await Announcements.TakeAsync([], Hold, default)).ShouldBeNull();
        (await TakenAsync(other.Announcements)).ShouldBe("one");
    }

    [ServedFact]
    public async Task A_partner_that_announces_faster_than_it_is_read_is_told_and_keeps_nobody_else_out()
    {
        foreach (var signature in new[] { "1", "2", "3", "4", "5" })
        {
            (await AcceptAsync(Announcements, signature)).ShouldBe(Announced.Kept);
        }

        (await AcceptAsync(other.Announcements, "6")).ShouldBe(Announced.TooMany);
        (await AcceptAsync(other.Announcements, "5")).ShouldBe(Announced.Known);
        (await AcceptAsync(Announcements, "g", "globe")).ShouldBe(Announced.Kept);
        await Announcements.EndAsync("1", default);
        (await AcceptAsync(Announcements, "6")).ShouldBe(Announced.Kept);
    }

    [ServedFact]
    public async Task What_was_read_is_known_for_its_time_and_then_forgotten_and_what_waits_is_kept_for_a_day()
    {
        await AcceptAsync(Announcements, "read");
        await Announcements.EndAsync("read", default);
        await AcceptAsync(Announcements, "waits");

        Time.Advance(Remembered);
        (await AcceptAsync(Announcements, "read")).ShouldBe(Announced.Known);
        Time.Advance(TimeSpan.FromMilliseconds(1));
        (await AcceptAsync(Announcements, "read")).ShouldBe(Announced.Kept, "nobody can send it again by now, for it is signed with its time");

        Time.Advance(TimeSpan.FromDays(1) - Remembered - TimeSpan.FromMilliseconds(1));
        (await AcceptAsync(Announcements, "waits")).ShouldBe(Announced.Known);
        Time.Advance(TimeSpan.FromMilliseconds(1));
        (await AcceptAsync(Announcements, "other")).ShouldBe(Announced.Kept);
        (await TakenAsync(Announcements)).ShouldBe("read", "what waited for a day was forgotten");
    }

    [ServedFact]
    public async Task A_store_from_before_announcements_is_brought_forward_with_all_that_is_in_it()
    {
        await Place.ExecuteAsync("DROP TABLE announcements");
        await Place.SetLayoutAsync(4);
        await Store.Documents.CommitAsync([new DocumentWrite { Collection = "things", Id = "a", ExpectedRevision = 0, Json = "1"u8.ToArray() }], default);

        await other.MigrateAsync(default);

        (await AcceptAsync(other.Announcements, "one")).ShouldBe(Announced.Kept);
        (await other.Documents.FindAsync("things", "a", default)).ShouldNotBeNull();
        await Store.MigrateAsync(default);
        (await TakenAsync(Store.Announcements)).ShouldBe("one");
    }

    private static Task<Announced> AcceptAsync(IAnnouncements announcements, string signature, string archive = "atlas") =>
        announcements.AcceptAsync(new KeptAnnouncement(archive, signature, ["k"]), Remembered, 5, default);

    private static async Task<string?> TakenAsync(IAnnouncements announcements) => (await announcements.TakeAsync(["atlas", "globe"], Hold, default))?.Signature;
}
