package hearth.moderation.text;

import hearth.moderation.Language;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// How people write on a phone, and signs that stand for words. What it says is evened out for the review only;
/// nobody's message is changed.
final class Slang {
  private static final Map<String, String> WORDS = words();
  private static final Map<Integer, String> SIGNS = Map.ofEntries(Map.entry(0x1F48A, "pill"),
      Map.entry(0x2744, "snow"), Map.entry(0x1F50C, "plug"), Map.entry(0x1F346, "dick"),
      Map.entry(0x1F351, "ass"), Map.entry(0x1F52B, "gun"), Map.entry(0x1F52A, "knife"),
      Map.entry(0x1F489, "needle"), Map.entry(0x1F343, "weed"), Map.entry(0x1F341, "weed"),
      Map.entry(0x1F33F, "weed"), Map.entry(0x1F602, "lol"), Map.entry(0x1F923, "lol"),
      Map.entry(0x1F44D, "thumbsup"), Map.entry(0x1F595, "fuck you"), Map.entry(0x1F480, "skull"),
      Map.entry(0x26B0, "coffin"), Map.entry(0x1F4A6, "wet"), Map.entry(0x1F609, "wink"),
      Map.entry(0x1F618, "kiss"), Map.entry(0x2764, "love"), Map.entry(0x1F64F, "thanks"));

  private static final Set<String> COMMON_THOUGH_SHORT = Set.of("im", "u", "y", "ya");

  /// Words of their own in Spanish.
  private static final Set<String> ENGLISH_ONLY = Set.of("y", "ya", "u", "da", "dis", "mama", "cos", "id",
      "mo");
  private static final Set<String> SPANISH_ONLY = Set.of("toy", "k");

  private Slang() {}

  /// What a word stands for in this language, one or more words; null where it stands for itself.
  static String of(String word, Language language) {
    return (language == Language.SPANISH ? ENGLISH_ONLY : SPANISH_ONLY).contains(word)
        ? null
        : WORDS.get(word);
  }

  /// Whether it stands for something in any language.
  static boolean knows(String word) {
    return WORDS.containsKey(word);
  }

  /// Those long or common enough to be told from letters that happen to stand side by side, with what they stand for.
  static Map<String, String> shortForms() {
    return WORDS.entrySet().stream()
        .filter(word -> word.getKey().length() > 2 || COMMON_THOUGH_SHORT.contains(word.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  static String ofSign(int codePoint) {
    return SIGNS.get(codePoint);
  }

  private static Map<String, String> words() {
    var table = new HashMap<String, String>();
    var pairs = """
        u=you|ur=your|urs=yours|r=are|y=why|ya=you|yall=you all|yr=year|yrs=years|im=i am|ive=i have
        ill=i will|id=i would|youre=you are|youve=you have|youll=you will|hes=he is|shes=she is
        theyre=they are|theyve=they have|theyll=they will|were=were|its=it is|thats=that is|theres=there is
        whats=what is|whos=who is|wheres=where is|dont=do not|doesnt=does not|didnt=did not|isnt=is not
        arent=are not|wasnt=was not|werent=were not|wont=will not|wouldnt=would not|cant=can not
        cannot=can not|couldnt=could not|shouldnt=should not|havent=have not|hasnt=has not|hadnt=had not
        aint=is not|dunno=do not know|idk=i do not know|idc=i do not care|imo=in my opinion|gonna=going to
        wanna=want to|gotta=got to|tryna=trying to|lemme=let me|gimme=give me|kinda=kind of|sorta=sort of
        outta=out of|cuz=because|bc=because|cos=because|coz=because|b4=before|l8r=later|gr8=great|m8=mate
        h8=hate|2day=today|2nite=tonight|tonite=tonight|2moro=tomorrow|tmrw=tomorrow|tmr=tomorrow|tomoz=tomorrow
        rn=right now|atm=at the moment|asap=as soon as possible|pls=please|plz=please|plss=please|ppl=people
        thx=thanks|ty=thank you|tysm=thank you|w=with|wo=without|abt=about|msg=message|dm=dm|pm=pm|hmu=hit me up
        every1=everyone|any1=anyone|some1=someone|no1=no one|sum1=someone|n=and|nd=and|da=the|dat=that|dis=this
        kys=kill yourself|kms=kill myself|kmys=kill myself|unalive=kill|unaliving=killing|unalived=killed
        sewerslide=suicide|suicid=suicide|sui=suicide|s/h=self harm|stfu=shut the fuck up|gtfo=get the fuck out
        fu=fuck you|fk=fuck|fck=fuck|fkn=fucking|fking=fucking|effing=fucking|wtf=what the fuck|sob=sob
        od=overdose|0d=overdose|ods=overdoses|oding=overdosing|oded=overdosed|odd=odd|omw=on my way
        mins=minutes|hrs=hours|hr=hour|mos=months|mo=months|wks=weeks|wk=week|def=definitely|prob=probably
        probs=probably|meds=meds|doc=doctor|dr=doctor|docs=doctors|mum=mom|mums=moms|momma=mom|mama=mom
        thru=through|tho=though|coulda=could have|shoulda=should have|woulda=would have|ofc=of course
        bday=birthday|bf=boyfriend|gf=girlfriend|bro=bro|luv=love|nite=night|skool=school|kewl=cool
        noods=nudes|n00ds=nudes|noodz=nudes|nudez=nudes|nood=nude|pix=pics|pron=porn|secks=sex|seggs=sex
        yo=yo|wat=what|wut=what|wot=what|cud=could|shud=should|wud=would|sez=says|enuf=enough|dat=that
        q=que|k=que|xq=porque|pq=porque|tb=tambien|tmb=tambien|xfa=por favor|porfa=por favor|toy=estoy
        w/=with|w/o=without|&=and|+=and|fent=fentanyl|fetty=fentanyl|subs=suboxone|bupe=buprenorphine
        addy=adderall|addys=adderall|xans=xanax|xan=xanax|xannies=xanax|percs=percocet|perc=percocet
        perks=percocet|oxys=oxycodone|oxy=oxycodone|narcan=narcan|alc=alcohol|docter=doctor|methodone=methadone
        kee=key|urself=yourself|yourslf=yourself|urslf=yourself|yaself=yourself|yourselves=yourself
        urselves=yourself|ourself=ourselves|thru=through|becuz=because|becuase=because|alot=a lot
        """;
    for (var pair : pairs.strip().split("[|\\n]")) {
      var cut = pair.indexOf('=', 1);
      var to = pair.substring(cut + 1);
      if (!to.equals(pair.substring(0, cut))) {
        table.put(pair.substring(0, cut), to);
      }
    }
    return table;
  }
}
