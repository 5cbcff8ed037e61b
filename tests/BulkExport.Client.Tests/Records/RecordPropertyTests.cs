using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CsCheck;

namespace BulkExport.Client.Tests.Records;

public sealed class RecordPropertyTests
{
    private static readonly Gen<string?> Text = Gen.OneOf(
        Gen.Const((string?)null),
        Gen.String[Gen.Char[' ', '~'], 0, 20].Select(s => (string?)s),
        Gen.String[Gen.Char['\0', '\uD7FF'], 0, 20].Select(s => (string?)s)
    );
    private static readonly Gen<TwilioSid> Sid = Gen.String[Gen.Char['0', 'f'], 0, 34].Select(s => new TwilioSid(s));
    private static readonly Gen<TwilioSid?> OtherSid = Text.Select(s => s is null ? (TwilioSid?)null : new TwilioSid(s));
    private static readonly Gen<DateTimeOffset?> Time = Gen.DateTime.Select(t =>
        t.Ticks % 3 == 0
            ? (DateTimeOffset?)null
            : new DateTimeOffset(t.Ticks - (t.Ticks % 2 * (t.Ticks % TimeSpan.TicksPerSecond)), TimeSpan.Zero)
    );
    private static readonly Gen<TimeSpan?> Seconds = Gen.Int[0, 100_000]
        .Select(s => s % 5 == 0 ? (TimeSpan?)null : TimeSpan.FromMilliseconds(s));
    private static readonly Gen<decimal?> Price = Gen.Select(
        Gen.Int,
        Gen.Int[0, 9],
        (n, s) => n % 4 == 0 ? (decimal?)null : new decimal(n, 0, 0, n < 0, (byte)s)
    );
    private static readonly Gen<bool?> Flag = Gen.Int[0, 2].Select(i => i == 2 ? (bool?)null : i == 1);
    private static readonly Gen<int?> Number = Gen.Int.Select(i => i % 4 == 0 ? (int?)null : i);

    private static readonly Gen<MessageRecord> Messages = Gen.Select(
        Gen.Select(Sid, Text, Text, Text, Text),
        Gen.Select(Price, Number, Number, Gen.Long),
        Gen.Select(Time, Time, Gen.Date),
        (texts, numbers, times) =>
            new MessageRecord
            {
                Sid = texts.Item1,
                Status = new MessageStatus(texts.Item1.Value),
                From = texts.Item2,
                To = texts.Item3,
                Body = texts.Item4,
                ErrorMessage = texts.Item5,
                Price = numbers.Item1,
                NumSegments = numbers.Item2,
                ErrorCode = numbers.Item3 == 0 ? null : numbers.Item3,
                Flags = numbers.Item4,
                DateSent = times.Item1,
                DateCreated = times.Item2,
                Start = DateOnly.FromDateTime(times.Item3),
            }
    );

    private static readonly Gen<CallRecord> Calls = Gen.Select(
        Gen.Select(Sid, OtherSid, Text, Text),
        Gen.Select(Price, Seconds, Seconds),
        Gen.Select(Time, Time, Time),
        (texts, numbers, times) =>
            new CallRecord
            {
                Sid = texts.Item1,
                Direction = new CommunicationDirection(texts.Item1.Value),
                ParentCallSid = texts.Item2,
                CallerName = texts.Item3,
                From = texts.Item4,
                Price = numbers.Item1,
                Duration = numbers.Item2,
                QueueTime = numbers.Item3,
                StartTime = times.Item1,
                EndTime = times.Item2,
                DateCreated = times.Item3,
            }
    );

    private static readonly Gen<ConferenceRecord> Conferences = Gen.Select(
        Sid,
        Text,
        Text,
        Time,
        (sid, name, region, time) =>
            new ConferenceRecord
            {
                Sid = sid,
                FriendlyName = name,
                Region = region,
                DateUpdated = time,
            }
    );

    private static readonly Gen<ParticipantRecord> Participants = Gen.Select(
        Sid,
        Text,
        Flag,
        Flag,
        Seconds,
        (sid, label, muted, hold, wait) =>
            new ParticipantRecord
            {
                CallSid = sid,
                Label = label,
                Muted = muted,
                Hold = hold,
                QueueTime = wait,
            }
    );

    [Fact]
    public void WriteAndParse_AnyMessage_IsTheSame() => RoundTrip(Messages, RecordContext.Default.MessageRecord);

    [Fact]
    public void WriteAndParse_AnyCall_IsTheSame() => RoundTrip(Calls, RecordContext.Default.CallRecord);

    [Fact]
    public void WriteAndParse_AnyConference_IsTheSame() => RoundTrip(Conferences, RecordContext.Default.ConferenceRecord);

    [Fact]
    public void WriteAndParse_AnyParticipant_IsTheSame() => RoundTrip(Participants, RecordContext.Default.ParticipantRecord);

    [Fact]
    public void Parse_DamagedRecord_IsARecordOrRefusedInEveryWayAlike() =>
        Gen.Select(Messages, Gen.Select(Gen.Int[0, 2], Gen.Int, Gen.Byte).Array[1, 4])
            .Sample(
                (message, damages) =>
                {
                    var line = JsonSerializer.SerializeToUtf8Bytes(message, RecordContext.Default.MessageRecord).ToList();
                    foreach (var (kind, where, value) in damages)
                    {
                        var place = (where & int.MaxValue) % line.Count;
                        if (kind == 0)
                        {
                            line[place] = value;
                        }
                        else if (kind == 1)
                        {
                            line.Insert(place, value);
                        }
                        else
                        {
                            line.RemoveAt(place);
                        }
                    }

                    ParseOrRefuse([.. line]);
                },
                iter: 6_000
            );

    [Fact]
    public void Parse_AnyJson_IsARecordOrRefusedInEveryWayAlike()
    {
        string[] names = ["sid", "status", "price", "num_media", "date_sent", "start", "body", "flags", "unknown", "\\u0073id", ""];
        string[] values =
        [
            "null",
            "true",
            "0",
            "-1",
            "1.50",
            "1e5",
            "\"\"",
            "\"7\"",
            "\"2020-01-013T03:57:34Z\"",
            "\"2020-01-01T00:00:00Z\"",
            "\"a\\n\"",
            "[1]",
            "{\"sid\":{}}",
        ];
        string[] spaces = ["", "", "", " ", "\t"];
        Gen.Select(Gen.Int[0, names.Length - 1], Gen.Int[0, values.Length - 1], Gen.Int[0, spaces.Length - 1])
            .Select((n, v, s) => $"{spaces[s]}\"{names[n]}\":{values[v]}")
            .Array[0, 8]
            .Sample(fields => ParseOrRefuse(Encoding.UTF8.GetBytes($"{{{string.Join(',', fields)}}}")), iter: 6_000);
    }

    private static void RoundTrip<T>(Gen<T> records, JsonTypeInfo<T> typeInfo)
        where T : class, IExportRecord<T> =>
        records.Sample(
            record => Assert.Equal(record, Lines.Parse(JsonSerializer.SerializeToUtf8Bytes(record, typeInfo), typeInfo)),
            iter: 2_000
        );

    private static void ParseOrRefuse(byte[] line)
    {
        try
        {
            Lines.Parse(line, RecordContext.Default.MessageRecord);
        }
        catch (JsonException)
        {
            // Refused, and by the assertions in there, in the same place however it is read.
        }
    }
}
