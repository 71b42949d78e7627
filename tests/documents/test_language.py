"""English passes; other languages are refused by name."""

from __future__ import annotations

import pytest

from communique.documents import from_text, language
from communique.errors import ForeignLanguage

FOREIGN = [
    (
        "Le ministre des Affaires étrangères a rencontré son homologue à Berlin pour parler de la crise.",
        "French",
    ),
    (
        "Der Außenminister hat am Montag in Paris mit seinem Kollegen über die Lage gesprochen.",
        "German",
    ),
    (
        "El presidente del Gobierno se reunió con su homólogo en Lima para hablar de la frontera.",
        "Spanish",
    ),
    (
        "O ministro das Relações Exteriores disse que não há acordo com os países vizinhos.",
        "Portuguese",
    ),
    (
        "Il ministro degli Esteri ha incontrato a Roma il suo collega per parlare della crisi.",
        "Italian",
    ),
    (
        "De minister van Buitenlandse Zaken heeft met zijn ambtgenoot in Parijs over het verdrag gesproken.",
        "Dutch",
    ),
    (
        "Minister spraw zagranicznych spotkał się w Wilnie z prezydentem i rozmawiał o granicy.",
        "Polish",
    ),
    (
        "Ministr zahraničí se v pondělí setkal s prezidentem, který je na návštěvě v Praze.",
        "Czech",
    ),
    (
        "Minister zahraničných vecí sa v pondelok stretol s prezidentom, ktorý je na návšteve v Bratislave.",
        "Slovak",
    ),
    (
        "Dışişleri Bakanı, mevkidaşı ile Ankara'da bir araya geldi ve "
        "bu konuda iki ülke için önemli olan anlaşma imzalandı.",
        "Turkish",
    ),
    (
        "A külügyminiszter hétfőn azt mondta, hogy nem írja alá az egyezményt, és ez már a második eset.",
        "Hungarian",
    ),
    (
        "Ministrul de externe s-a întâlnit la București cu omologul său și a vorbit despre frontieră.",
        "Romanian",
    ),
    (
        "Utrikesministern träffade sin kollega i Oslo och sade att det inte finns något avtal.",
        "Swedish",
    ),
    (
        "Utenriksministeren møtte sin kollega i Stockholm og sa at det ikke finnes noen avtale etter møtet.",
        "Norwegian",
    ),
    (
        "Udenrigsministeren mødte sin kollega i Oslo og sagde, at "
        "der ikke er nogen aftale efter mødet af i går.",
        "Danish",
    ),
    (
        "Ulkoministeri tapasi kollegansa Tukholmassa ja sanoi, että "
        "sopimusta ei ole, mutta neuvottelut ovat auki.",
        "Finnish",
    ),
    (
        "Menteri luar negeri bertemu dengan mitranya di "
        "Jakarta untuk membahas perjanjian yang akan ditandatangani.",
        "Indonesian or Malay",
    ),
    (
        "Bộ trưởng Ngoại giao đã gặp người đồng cấp tại Hà "
        "Nội và nói về quan hệ giữa hai nước trong năm nay.",
        "Vietnamese",
    ),
    (
        "Waziri wa mambo ya nje alikutana na mwenzake katika mji "
        "wa Nairobi na kusema kuwa mkataba huo ni wa amani.",
        "Swahili",
    ),
    (
        "Ministar vanjskih poslova sastao se u ponedjeljak s kolegom "
        "i rekao da nije potpisan sporazum koji je važan.",
        "Croatian, Serbian or Bosnian",
    ),
    ("Министр иностранных дел встретился в Москве со своим коллегой и обсудил границу.", "Russian"),
    ("Міністр закордонних справ зустрівся в Києві зі своїм колегою і обговорив кордон.", "Ukrainian"),
    ("Міністр замежных спраў сустрэўся ў Мінску са сваім калегам і абмеркаваў мяжу.", "Belarusian"),
    (
        "Министърът на външните работи се срещна в София със своя колега и обсъди границата.",
        "Bulgarian",
    ),
    (
        "Министар спољних послова састао се у Београду са својим колегом и разговарао о граници.",
        "Serbian",
    ),
    (
        "Министерот за надворешни работи се сретна во Скопје со својот колега и разговараше за границата.",
        "Macedonian",
    ),
    ("Сыртқы істер министрі Астанада әріптесімен кездесіп, шекара туралы сөйлесті.", "Kazakh"),
    ("外交部长周一在北京会见了来访的部长，双方讨论了边界问题。", "Chinese"),
    ("外務大臣は月曜日に東京で会談し、国境の問題について話し合った。", "Japanese"),
    ("외교부 장관은 월요일 서울에서 회담을 갖고 국경 문제를 논의했다.", "Korean"),
    ("التقى وزير الخارجية نظيره في القاهرة يوم الاثنين وبحث معه مسألة الحدود.", "Arabic"),
    (
        "وزیر امور خارجه روز دوشنبه در تهران با همتای خود دیدار کرد و درباره مرز گفت‌وگو کرد.",
        "Persian",
    ),
    (
        "وزیر خارجہ نے پیر کو اسلام آباد میں اپنے ہم منصب سے ملاقات کی اور سرحد پر بات کی۔",
        "Urdu",
    ),
    ("שר החוץ נפגש ביום שני בירושלים עם עמיתו ודן בגבול.", "Hebrew"),
    ("Ο υπουργός Εξωτερικών συναντήθηκε στην Αθήνα με τον ομόλογό του.", "Greek"),
    (
        "विदेश मंत्री ने सोमवार को नई दिल्ली में अपने समकक्ष से मुलाकात की और सीमा पर बात की।",
        "Hindi",
    ),
    ("รัฐมนตรีต่างประเทศพบกับคู่หูที่กรุงเทพ", "Thai"),
    ("საგარეო საქმეთა მინისტრი თბილისში კოლეგას შეხვდა.", "Georgian"),
    ("Արտաքին գործերի նախարարը Երևանում հանդիպեց իր գործընկերոջը։", "Armenian"),
    (
        "Ārlietu ministrs pirmdien Rīgā tikās ar savu kolēģi "
        "un runāja par robežu, bet līgums nav parakstīts.",
        "Latvian",
    ),
    (
        "Užsienio reikalų ministras pirmadienį Vilniuje susitiko su kolega "
        "ir kalbėjo apie sieną, bet sutartis nėra pasirašyta.",
        "Lithuanian",
    ),
    (
        "Välisminister kohtus esmaspäeval Tallinnas oma kolleegiga ja ütles, et lepingut ei ole.",
        "Estonian",
    ),
    (
        "Ministri i Jashtëm u takua në Tiranë me homologun e tij dhe tha se nuk ka marrëveshje për kufirin.",
        "Albanian",
    ),
    (
        "Nakipagpulong ang kalihim ng ugnayang panlabas sa kanyang katapat "
        "sa Maynila at sinabi na hindi pa tapos ang usapan.",
        "Tagalog",
    ),
    (
        "Wasiirka arrimaha dibadda ayaa la kulmay dhiggiisa oo uu sheegay "
        "in heshiiska la saxiixi doono iyo in ay wada hadlaan.",
        "Somali",
    ),
    (
        "Xarici işlər naziri Bakıda həmkarı ilə görüşüb və "
        "bu məsələ haqqında danışıb, bir saziş də imzalanıb.",
        "Azerbaijani",
    ),
]
ENGLISH = [
    ("Norway, Iceland hail cod accord", "a headline"),
    ("Le Pen visits Moscow, meets Putin in the Kremlin", "names with an article"),
    ("Merkel meets Macron", "too short to decide"),
    ("Las Vegas, Los Angeles, La Paz, El Paso, San Juan, Del Rio, La Rochelle", "places alone"),
    ("Xi Jinping (习近平) met Vladimir Putin (Владимир Путин) in Beijing.", "names in their own script"),
    (
        "He said “la situation est très grave et nous ne pouvons pas accepter cela” and left the room "
        "with his staff after the talks had ended.",
        "a foreign quotation",
    ),
    ("THE MINISTERS OF THE TWO COUNTRIES MET IN LIMA AND AGREED ON A DATE FOR TALKS", "capitals"),
    (
        "Visita de Estado: the King of Spain arrived in Lima on Monday for talks with the President.",
        "a title",
    ),
]


@pytest.mark.parametrize(("text", "expected"), FOREIGN)
def test_foreign(text: str, expected: str) -> None:
    assert language.foreign(text) == expected
    with pytest.raises(ForeignLanguage, match=expected.split(",")[0]):
        from_text(text)


@pytest.mark.parametrize(("text", "why"), ENGLISH)
def test_english(text: str, why: str) -> None:
    assert language.foreign(text) is None, why


def test_a_long_text_in_an_unknown_language() -> None:
    words = ["bilo", "kelo", "sumara", "tivok", "renda", "polim", "sekat", "durani", "mofel", "takis"]
    assert language.foreign(" ".join(words * 20)) == "a language other than English"
