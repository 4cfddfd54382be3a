namespace Hub.Tests.Store;

public sealed class SqliteAnnouncementsTests() : AnnouncementsContract(new SqlitePlace());
